import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { identify } from 'importers/read/recognize/identify';
import { OWN_HEADERS } from 'importers/read/recognize/own-columns';
import type { AnswerRecord } from 'importers/records';
import type { RowOutcome } from 'importers/row-outcome';
import { expect, test } from 'vitest';
import { fileOf, identifyText, legsOf, readAll, readText } from './read-file';

const FOLDER = join(import.meta.dirname, '../../fixtures/exports');
const sampleOf = (profile: string, file = 'input.csv') => readFileSync(join(FOLDER, profile, file));
const textOf = (profile: string, file?: string) => sampleOf(profile, file).toString('utf8');

const answersOf = (outcomes: readonly RowOutcome[]): AnswerRecord[] =>
  outcomes
    .flatMap((outcome) => (outcome.fate === 'record' ? outcome.records : []))
    .filter((record) => record.kind === 'answer');

test('a gzipped export is read as the export in it', async () => {
  const packed = fileOf(gzipSync(sampleOf('five9_inbound_call_log')));
  const { plan, encoding } = await identify(packed);
  expect({ encoding, isGzip: plan?.isGzip }).toEqual({ encoding: 'utf-8', isGzip: true });
  expect(await readAll(packed, plan!)).toEqual(await readText(textOf('five9_inbound_call_log')));
});

test('a gzip archive that breaks off is refused and said to be damaged', async () => {
  const packed = gzipSync(Buffer.from(textOf('aircall_v1').repeat(50)));
  const { problem, plan } = await identify(fileOf(packed.subarray(0, packed.length - 30)));
  expect(plan).toBeNull();
  expect(problem).toMatchObject({ code: 'not_text', message: expect.stringContaining('damaged') });
});

test('an archive that unpacks beyond all measure is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, 'a,b\n'));
  expect((await identify(fileOf(bomb))).problem?.code).toBe('not_text');
});

test.each([
  ['windows-1254', 'Ayşe Yıldız, İğne', 'windows-1254'],
  ['windows-1252', 'Zoë Müller, Ærø', 'windows-1252'],
  ['windows-1252', 'Þórður Jónsson, Ævar', 'windows-1252'],
] as const)('the letters of a file tell its code page: %s, %s', async (written, name, encoding) => {
  const text = `Call Id,Agent,Date,Time,Answered,Talk time\n1,"${name}",2026-03-02,09:00:00,Y,00:02:00\n`;
  const path = fileOf(iconv.encode(text, written));
  const found = await identify(path);
  expect(found.encoding).toBe(encoding);
  expect(legsOf(await readAll(path, found.plan!))[0]!.person?.name).toBe(name);
});

test('a leg that stands in both of Five9 s logs has one key', async () => {
  const inbound = legsOf(await readText(textOf('five9_inbound_call_log')));
  const header = 'CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,DISPOSITION,TALK TIME,AFTER CALL WORK TIME\n';
  const row = '400000000000201,"Mon, 03 Aug 2026 08:15:30",Billing,Inbound,mlopez,Done,00:03:30,00:00:25\n';
  const [log] = legsOf(await readText(header + row));
  expect([log!.contactKey, log!.legKey]).toEqual([inbound[0]!.contactKey, inbound[0]!.legKey]);
});

test('Talkdesk s old and new calls are told apart though columns have the same names', async () => {
  const [old, anew] = [
    await identifyText(textOf('talkdesk_explore_calls_old')),
    await identifyText(textOf('talkdesk_calls_api_new')),
  ];
  expect([old.plan?.profileId, anew.plan?.profileId]).toEqual(['talkdesk_explore_calls_old', 'talkdesk_calls_api_new']);
  expect(old.plan?.columns.find(({ field }) => field === 'talk')?.unit).toBe('day');
  expect(anew.plan?.columns.find(({ field }) => field === 'talk')?.unit).toBe('s');
});

test('fractions of a day and seconds under the same headers give the same legs', async () => {
  const days = legsOf(await readText(textOf('talkdesk_explore_calls_old')));
  const seconds = legsOf(await readText(textOf('talkdesk_explore_calls_old', 'input-in-seconds.csv')));
  const times = (legs: typeof days) => legs.map(({ talkMs, waitMs, holdMs }) => [talkMs, waitMs, holdMs]);
  expect(times(days)).toEqual(times(seconds));
  expect(times(days)[1]).toEqual([6000, 14_000, 0]);
});

test('a unit is settled by its size where no clock stands beside it', async () => {
  const header = 'interaction_id,call_type,start_time,end_time,talk_time,waiting_time,agent_name\n';
  const row = (id: number, talk: string) => `${id},inbound,2026-03-02 09:00:00,,${talk},0,Ada\n`;
  const [leg] = legsOf(await readText(header + row(1, '0.0015') + row(2, '0.002')));
  expect(leg!.talkMs).toBe(129_600);
  const [other] = legsOf(await readText(header + row(1, '130') + row(2, '150')));
  expect(other!.talkMs).toBe(130_000);
});

test.each([
  [1 / 60, 'min'],
  [1, 's'],
  [1000, 'ms'],
])('Dialpad s durations are held against the clock: × %d is %s', async (factor, unit) => {
  const header =
    'call_id,entry_point_call_id,category,direction,date_started,date_connected,date_ended,target_kind,name,talk_duration\n';
  const row = `1,,incoming,inbound,2026-05-04 09:00:00,2026-05-04 09:00:10,2026-05-04 09:04:10,UserProfile,Ida,${240 * factor}\n`;
  const { plan } = await identifyText(header + row);
  expect(plan?.columns.find(({ field }) => field === 'talk')?.unit).toBe(unit);
  expect(legsOf(await readText(header + row))[0]!.talkMs).toBe(240_000);
});

test('a row s own zone goes before the center s, and what the user says before both', async () => {
  const text = textOf('dialpad_call_log');
  const first = async (options: object) => new Date(legsOf(await readText(text, options))[0]!.started.at).toISOString();
  expect(await first({ centerTimeZone: 'Europe/Berlin' })).toBe('2026-05-04T14:00:00.000Z');
  expect(await first({ timeZone: 'Asia/Tokyo' })).toBe('2026-05-04T00:00:00.000Z');
});

test('the rows of a call s team and of its people are legs of one contact, and only people are named', async () => {
  const legs = legsOf(await readText(textOf('dialpad_call_log'))).filter(({ contactKey }) => contactKey === '5001');
  expect(legs.map(({ legKey, person, queue, talkMs }) => [legKey, person?.name, queue, talkMs])).toEqual([
    ['5001', undefined, 'Orders desk', null],
    ['5002', 'Ida Voss', null, 225_000],
  ]);
});

test('where several people share a conversation nobody is named, and the cell is kept', async () => {
  const [, shared] = legsOf(await readText(textOf('genesys_interactions')));
  expect(shared).toMatchObject({ person: null, isAnswered: true, queue: 'Care' });
  expect(shared!.attributes).toMatchObject({ 'Users - Interacted': 'Ada Okafor; Bo Lind' });
});

test('an export that calls itself partial is called partial, a complete one is not', async () => {
  expect((await identifyText(textOf('genesys_interactions'))).plan?.partial).toContain('partial export');
  const whole = await identifyText(textOf('genesys_interactions', 'input-second-layout.csv'));
  expect(whole.plan?.partial).toBeUndefined();
});

test('translated headers are read as the vendor s own and shown as they stand', async () => {
  const { plan } = await identifyText(textOf('genesys_interactions', 'input-in-spanish.csv'));
  expect(plan).toMatchObject({ profileId: 'genesys_interactions', delimiter: '\t' });
  expect(plan?.columns.find(({ field }) => field === 'talk')?.header).toBe('Conversación total');
});

test('of a record that was delivered twice the latest counts, whichever comes first', async () => {
  const lines = textOf('amazon_connect_contacts', 'input.jsonl').split('\n').slice(0, 5);
  const work = async (order: readonly string[]) =>
    legsOf(await readText(order.join('\n'))).map((leg) => leg.afterContactWorkMs);
  expect(await work(lines)).toEqual([15_000, 10_000, null, 45_000]);
  // The older one comes first here; loading lets the later line take its place.
  expect(await work([...lines.slice(0, 3), lines[4]!, lines[3]!])).toEqual([15_000, 10_000, null, null, 45_000]);
});

test('a path that no early JSON object had is an attribute all the same', async () => {
  const lines = textOf('amazon_connect_contacts', 'input.jsonl').split('\n').slice(0, 3);
  const late = JSON.stringify({ ...JSON.parse(lines[0]!), ContactId: 'late', Attributes: { tier: 'gold' } });
  expect(legsOf(await readText([...lines, late].join('\n'))).at(-1)!.attributes).toMatchObject({
    'Attributes.tier': 'gold',
  });
});

test('a header s second and third rows are skipped by name, and any of them may be missing', async () => {
  const lines = textOf('qualtrics').split('\n');
  const codes = async (text: string) =>
    (await readText(text)).map((one) => (one.fate === 'skipped' ? one.code : one.fate));
  expect((await codes(lines.join('\n'))).slice(0, 3)).toEqual(['repeated_header', 'repeated_header', 'record']);
  const withoutIds = [...lines.slice(0, 3), ...lines.slice(4)].join('\n');
  expect((await codes(withoutIds)).slice(0, 2)).toEqual(['repeated_header', 'record']);
});

test('the zone in a header s third row is used', async () => {
  const { plan } = await identifyText(textOf('qualtrics'), { centerTimeZone: 'Europe/Berlin' });
  expect(plan).toMatchObject({ timeZone: 'America/Denver', zoneFrom: 'file' });
});

test('questions are found by their words, each kind of survey its own answer', async () => {
  const answers = answersOf(await readText(textOf('surveymonkey')));
  expect(answers.map(({ answerKey, score }) => [answerKey, score])).toEqual([
    ['114000000001|csat', 4],
    ['114000000001|ces', 2],
    ['114000000002|csat', 1],
    ['114000000002|ces', 7],
  ]);
});

test('a survey without a question that Fairlead knows says what it looked for', async () => {
  const text = textOf('surveymonkey').replace('satisfied', 'amused').replace('effort', 'paint');
  const { plan, problem } = await identifyText(text);
  expect(plan).toBeNull();
  expect(problem?.message).toContain('csat or nps or ces');
});

test('refused answers load as they are once they are corrected, in the zone of their file', async () => {
  const { plan } = await identifyText(textOf('qualtrics'));
  const refused = (await readText(textOf('qualtrics'))).find(({ fate }) => fate === 'rejected')!;
  const cells = [...refused.cells.map((cell) => (cell === '17' ? '7' : cell)), '10', '', '', 'ymd', plan!.timeZone];
  const quoted = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const text = [quoted([...plan!.headers, ...OWN_HEADERS]), quoted(cells)].join('\n');
  const answers = answersOf(await readText(text, { centerTimeZone: 'Europe/Berlin' }));
  expect(answers.map(({ survey, score, asked }) => [survey, score, asked.timeZone])).toEqual([
    ['csat', 3, 'America/Denver'],
    ['nps', 7, 'America/Denver'],
  ]);
});

test('a signature below the last row is no case', async () => {
  const path = fileOf(sampleOf('salesforce_cases'));
  const { plan } = await identify(path);
  const outcomes = await readAll(path, plan!);
  expect(legsOf(outcomes).map(({ contactKey }) => contactKey)).toEqual(['00001026', '00001027', '00001028']);
  expect(outcomes.slice(3).map((one) => one.fate === 'skipped' && one.code)).toEqual([
    'total_row',
    'empty_row',
    'footer',
    'footer',
  ]);
});

test('UCCX s first disposition is abandoned and its second handled', async () => {
  const legs = legsOf(await readText(textOf('uccx_agent_detail')));
  expect(legs.map(({ isAnswered, isAbandoned }) => [isAnswered, isAbandoned])).toEqual([
    [true, false],
    [true, false],
    [false, true],
  ]);
});

test('3CX s agent is whom a call reached or who made it, known by the extension', async () => {
  const legs = legsOf(await readText(textOf('3cx_v20')));
  expect(legs.map(({ direction, person, customerKey }) => [direction, person?.login ?? null, customerKey])).toEqual([
    ['inbound', '830', '4930555001'],
    ['inbound', null, '4930555002'],
    ['inbound', '830', '4930555002'],
    ['outbound', '831', '4940555003'],
    ['internal', '830', null],
  ]);
});
