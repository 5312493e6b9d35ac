import type { LegProfile } from 'importers/profile';
import { AIRCALL_V1 } from 'importers/profiles/aircall-v1';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { fixtureText } from './fixture-text';
import { fileOf, identifyText, legsOf, readAll, readText } from './read-file';

const HEADERS = 'Ref,Opened,Owner,Minutes,Site';
const ROWS = '1,2026-03-02 09:00:00,Ana,4,North\n2,2026-03-02 10:00:00,Ben,6,South\n';

/** A center's own profile of such a file. */
function ownProfile(id: string, changes: Partial<LegProfile> = {}): LegProfile {
  return {
    ...AIRCALL_V1,
    id,
    label: `Desk ${id}`,
    source: id,
    identifiedBy: [['Ref', 'Opened', 'Owner', 'Minutes']],
    usualHeaders: [],
    columns: [
      { field: 'contact_id', headers: ['Ref'], cell: 'id', isRequiredInRow: true },
      { field: 'started', headers: ['Opened'], cell: 'instant', isRequiredInRow: true },
      { field: 'name', headers: ['Owner'], cell: 'text' },
      { field: 'talk', headers: ['Minutes'], cell: 'duration', unit: 'min' },
    ],
    zone: { because: 'the desk writes its own' },
    ignored: [],
    leg: { ...AIRCALL_V1.leg, contactKey: ['contact_id'], legKey: ['contact_id'], answeredWhen: [['talk']] },
    ...changes,
  };
}

test('each candidate has a score and a reason, best first', async () => {
  const { candidates } = await identifyText(fixtureText('five9_inbound_call_log'));
  expect(candidates.slice(0, 2)).toEqual([
    expect.objectContaining({
      profileId: 'five9_inbound_call_log',
      score: 1,
      reason: 'it has all the headers of this report',
    }),
    expect.objectContaining({ profileId: 'five9_call_log', reason: expect.any(String) }),
  ]);
  expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).sort((a, b) => b - a));
});

test('two candidates that are near each other are asked about, both with their reasons', async () => {
  const profiles = [ownProfile('one'), ownProfile('other')];
  const { plan, problem, candidates } = await identifyText(`${HEADERS}\n${ROWS}`, { profiles });
  expect(plan).toBeNull();
  expect(problem?.code).toBe('ambiguous_profile');
  expect(problem?.message).toContain('Desk one (1: it has all the headers of this report) or Desk other (1:');
  expect(candidates.slice(0, 2).map(({ profileId }) => profileId)).toEqual(['one', 'other']);
});

test('what somebody chooses settles which of two it is', async () => {
  const profiles = [ownProfile('one'), ownProfile('other')];
  const { plan } = await identifyText(`${HEADERS}\n${ROWS}`, { profiles, profileId: 'other' });
  expect(plan).toMatchObject({ profileId: 'other', source: 'other' });
});

test('a report that knows more of the file s columns goes before one that knows some of them', async () => {
  const special = ownProfile('special', { identifiedBy: [['Ref', 'Opened', 'Owner', 'Minutes', 'Site']] });
  const { plan } = await identifyText(`${HEADERS}\n${ROWS}`, { profiles: [ownProfile('general'), special] });
  expect(plan?.profileId).toBe('special');
});

test('a center s own profile goes before one that Fairlead brings', async () => {
  const own = { ...AIRCALL_V1, id: 'own', label: 'Our calls' };
  const { plan } = await identifyText(fixtureText('aircall_v1'), { profiles: [own] });
  expect(plan).toMatchObject({ profileId: 'own', profile: own });
});

test('a file without a header is known by how its cells look, and one with those headers by them', async () => {
  const text = fixtureText('asterisk_cdr');
  const { plan, candidates } = await identifyText(text);
  expect(plan).toMatchObject({ profileId: 'asterisk_cdr', headerLine: 0 });
  expect(candidates[0]?.reason).toContain('no header');
  const headers = plan!.headers.slice(0, 18).join(',');
  expect((await identifyText(`${headers}\n${text}`)).plan).toMatchObject({ profileId: 'asterisk_cdr', headerLine: 1 });
});

test('rows that look otherwise are no report without a header', async () => {
  const text = fixtureText('asterisk_cdr').replaceAll('"ANSWERED"', '"YES"').replaceAll('"NO ANSWER"', '"NO"');
  expect((await identifyText(text)).problem?.code).toBe('unknown_layout');
});

test('a leg of which an earlier log holds the beginning is reckoned back from its end', async () => {
  const lines = fixtureText('asterisk_queue_log', 'input.txt').split('\n');
  const whole = legsOf(await readText(lines.slice(0, 15).join('\n')));
  const later = legsOf(await readText(lines.slice(6, 15).join('\n')));
  const about = (legs: typeof whole) =>
    legs
      .filter(({ isAnswered }) => isAnswered)
      .map(({ contactKey, legKey, started }) => [contactKey, legKey, started.at]);
  expect(about(later)).toEqual(about(whole));
});

test('what stands above a table is said of each row, also where the row comes back alone', async () => {
  const lines = fixtureText('avaya_cms_split_interval').trimEnd().split('\n');
  const path = fileOf([...lines, lines.at(-1)!.replace('12:00AM', 'midnight')].join('\n'));
  const { plan } = await identify(path);
  expect(plan?.headers.slice(-2)).toEqual(['Split/Skill', 'Acceptable Service Level']);
  const refused = (await readAll(path, plan!)).filter(({ fate }) => fate === 'rejected');
  const rows = refused.map(({ cells }) =>
    cells.map((cell) => cell.replace('noon', '2:00PM').replace('midnight', '12:00AM')),
  );
  const quoted = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const again = await readText([plan!.headers, ...rows].map(quoted).join('\n'));
  expect(again).toMatchObject([
    { records: [{ queue: 'Billing', intervalMs: 1_800_000, starts: { at: Date.UTC(2026, 9, 23, 13, 30) } }] },
    { records: [{ queue: 'Orders', intervalMs: 1_800_000, starts: { at: Date.UTC(2026, 9, 24, 23, 30) } }] },
  ]);
});

test('a preamble s own date decides the order of day and month, or it is asked', async () => {
  const text = fixtureText('avaya_cms_agent').replace('23.10.2026', '04/10/2026');
  expect((await identifyText(text)).problem?.code).toBe('ambiguous_dates');
});

test('a preamble names the zone where the vendor writes it there', async () => {
  const { plan } = await identifyText(fixtureText('avaya_cms_agent'), { centerTimeZone: 'Europe/Berlin' });
  expect(plan).toMatchObject({ timeZone: 'Europe/Vienna', zoneFrom: 'file' });
});
