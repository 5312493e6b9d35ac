import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { contactsLink } from '~/features/metrics/contacts-link';
import { runMetrics } from '~/features/metrics/run-metrics.server';
import { getMetric, METRIC_IDS } from '~/metrics/catalogue';
import { loader as answerMetrics } from '~/routes/api.metrics';
import { loader as csvLoader } from '~/routes/contacts[.]csv';
import { makeUser } from '../factories';
import { formulasIn } from '../formulas';
import { nameAllHostile } from '../hostile-names';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { openFresh } from '../open-fresh';
import { makeToken } from './api-center';
import { args, request, signedInRequest } from './harness';

let folder: string;
let opened: OpenDatabase;
let admin: SignedInUser;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  folder = mkdtempSync(join(tmpdir(), 'fairlead-harmless-'));
  opened = await openFresh(join(folder, 'center.db'));
  globalThis.fairleadDatabase = Promise.resolve(opened);
  await makeSmallCenter(opened);
  admin = await makeUser(opened.db, { role: 'admin' });
  nameAllHostile(opened.connection);
});
afterEach(() => {
  delete process.env.AS_OF;
  rmSync(folder, { recursive: true });
});

test('no row of any source is a file’s formula, whoever and whatever is called hostile things', async () => {
  const bySource = new Map(METRIC_IDS.map((id) => [getMetric(id).rows, id]));
  expect(bySource.size).toBeGreaterThan(4);
  for (const metricId of bySource.values()) {
    const url = contactsLink({ metricId }).replace('/contacts', '/contacts.csv');
    const text = await (await csvLoader(args(await signedInRequest(admin, url)))).text();
    expect(text.trim().split('\r\n').length).toBeGreaterThan(1);
    expect([metricId, formulasIn(text)]).toEqual([metricId, []]);
  }
});

test('neither is any figure’s group, for programs and on the command line', async () => {
  const token = await makeToken(admin, 'metrics:read');
  const asked = request('/api/metrics?metric=talk_time&by=person,team,queue&format=csv&from=2026-02-01&to=2026-03-19', {
    headers: { Authorization: `Bearer ${token}` },
  });
  const answered = await (await answerMetrics({ request: asked, params: {}, context: {} })).text();
  const printed = await runMetrics(
    ['--metric', 'talk_time', '--by', 'person,team,queue', '--format', 'csv'],
    join(folder, 'center.db'),
  );
  for (const text of [answered, printed.out]) {
    expect(text).toContain("'@SUM(1) Mia");
    expect(formulasIn(text)).toEqual([]);
  }
});
