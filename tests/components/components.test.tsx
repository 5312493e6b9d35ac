import { expect, test } from 'vitest';
import { Brief } from '~/components/brief';
import { Button } from '~/components/button';
import { Day, formatDay, formatDays, formatInstant } from '~/components/day';
import { EmptyState } from '~/components/empty-state';
import { Figure } from '~/components/figure';
import { Checkbox, FileDrop, Input, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { Pagination } from '~/components/pagination';
import { PeriodPicker } from '~/components/period-picker';
import { PostButton } from '~/components/post-button';
import { ProgressBar } from '~/components/progress-bar';
import { AppShell } from '~/components/shell';
import { Table } from '~/components/table';
import { tableOf } from '~/components/table-data';
import { Tag, type TagKind } from '~/components/tag';
import { findAll, render } from '../render';

test('a field is tied to its label, its hint and its error', () => {
  const markup = render(<Input label="Target" name="target" id="target" hint="Now 76%" error="Too high" />);
  expect(markup).toContain('<label class="field-label" for="target">');
  expect(markup).toContain('aria-describedby="target-hint target-error"');
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toContain('id="target-hint"');
  expect(markup).toMatch(/id="target-error">.*Too high/);
});

test('a field without fault names none, and two fields never share an id', () => {
  const markup = render(
    <>
      <Input label="From" name="from" />
      <Checkbox label="All" name="all" />
      <FileDrop label="Files" name="files" />
    </>,
  );
  expect(markup).not.toContain('aria-invalid');
  expect(markup).not.toContain('aria-describedby');
  const ids = findAll(markup, / id="([^"]*)"/g);
  expect(new Set(ids).size).toBe(3);
  expect(findAll(markup, / for="([^"]*)"/g)).toEqual(ids);
});

test('a select keeps groups and the chosen option', () => {
  const options = [
    { value: 'aht', label: 'AHT' },
    { group: 'Answers', options: [{ value: 'csat', label: 'CSAT' }] },
  ];
  const markup = render(<Select label="Metric" name="metric" options={options} defaultValue="csat" />);
  expect(markup).toContain('<optgroup label="Answers"><option value="csat" selected="">CSAT</option></optgroup>');
});

test('each verdict has its own colour, shape and word', () => {
  const kinds: TagKind[] = ['improving', 'concerning', 'common', 'changed', 'act', 'early'];
  const tags = kinds.map((kind) => render(<Tag kind={kind} />));
  for (const part of [/class="(tag tag-\w+)"/, /<svg[^>]*>(.*)<\/svg>/, /<\/svg>([^<]+)</])
    expect(new Set(tags.map((tag) => tag.match(part)?.[1])).size).toBe(kinds.length);
});

test('a table names its columns in every cell, for the cards it becomes', () => {
  const table = tableOf({
    caption: 'People',
    rows: ['Priya'],
    key: (name) => name,
    columns: [
      { label: 'Name', cell: (name) => name },
      { label: 'CSAT', isNumeric: true, sortTo: '?sort=csat', sorted: 'descending', cell: () => '76%' },
    ],
  });
  const markup = render(<Table table={table} />);
  expect(markup).toContain('<th scope="row">Priya</th><td class="number" data-label="CSAT">76%</td>');
  expect(markup).toContain('aria-sort="descending"');
  expect(markup).toContain('href="/?sort=csat"');
  expect(markup).toContain('<caption class="visually-hidden">People</caption>');
});

test('a table without rows says what to do', () => {
  const empty = <EmptyState title="No goals yet">A goal takes two minutes.</EmptyState>;
  const table = tableOf({ caption: 'Goals', rows: [], key: () => 0, columns: [{ label: 'Goal', cell: () => '' }] });
  const markup = render(<Table table={table} empty={empty} />);
  expect(markup).not.toContain('<table');
  expect(markup).toContain('A goal takes two minutes.');
});

test('a figure carries its n and leads to its contacts; without a value it leads nowhere', () => {
  const markup = render(<Figure value="76%" sample={1204} noun="answers" interval="74 – 78%" to="/contacts?x=1" />);
  expect(markup).toContain('href="/contacts?x=1"');
  expect(markup).toContain('n 1,204 answers');
  expect(markup).toContain('74 – 78%');
  expect(render(<Figure value={null} sample={0} to="/contacts" />)).not.toContain('href');
  expect(render(<Figure value="50%" sample={4} isReliable={false} />)).toContain('Too few to rely on yet');
});

test('the brief links each sentence to its evidence', () => {
  const parts = [{ title: 'See first', text: 'CSAT rose.', evidence: [{ to: '/people/1#csat', label: 'the weeks' }] }];
  expect(render(<Brief parts={parts} />)).toMatch(/CSAT rose\. <a[^>]*href="\/people\/1#csat"[^>]*>the weeks/);
});

test('errors interrupt, the rest waits', () => {
  expect(render(<Notice kind="error">x</Notice>)).toContain('role="alert"');
  expect(render(<Notice>x</Notice>)).toContain('role="status"');
});

test('what is destroyed is asked for twice, without any script', () => {
  const markup = render(
    <PostButton sends={{ intent: 'undo' }} confirm={{ question: 'Its rows leave.', label: 'Yes, undo' }}>
      Undo
    </PostButton>,
  );
  expect(markup).toMatch(
    /name="intent" value="undo".*<details class="confirm"><summary[^>]*>Undo<\/summary>.*<button[^>]*type="submit"[^>]*>Yes, undo/,
  );
});

test('a button submits unless told otherwise', () => {
  expect(render(<Button>Go</Button>)).toContain('type="submit"');
  expect(
    render(
      <Button type="button" kind="primary">
        Go
      </Button>,
    ),
  ).toMatch(/type="button" class="button button-primary"/);
});

test('pages before the first and after the last are not offered', () => {
  const pager = (page: number) =>
    render(<Pagination page={page} pageSize={50} total={120} href={(n) => `?page=${n}`} />);
  expect(pager(1)).not.toContain('Previous');
  expect(pager(1)).toContain('1 – 50 of 120 rows');
  expect(pager(3)).not.toContain('Next');
  expect(pager(3)).toContain('101 – 120 of 120 rows');
  expect(render(<Pagination page={1} pageSize={50} total={0} href={String} />)).toBe('');
  expect(render(<Pagination page={1} pageSize={50} total={7} href={String} />)).toContain('<span>7 rows</span>');
});

test('the period is chosen by plain forms that keep the other filters', () => {
  const periods = [{ value: '8w', label: 'Last 8 weeks' }];
  const picker = (
    <PeriodPicker period="days" periods={periods} from="2026-09-01" to="2026-11-16" keep={{ channel: 'voice' }} />
  );
  const forms = findAll(render(picker), /<form method="get".*?<\/form>/g);
  expect(forms).toHaveLength(2);
  for (const form of forms) expect(form).toContain('<input type="hidden" name="channel" value="voice"/>');
  expect(forms[0]).toContain('<option value="days" selected="">Custom dates</option>');
  expect(forms[1]).toContain('<input type="hidden" name="period" value="days"/>');
  expect(forms[1]).toMatch(/type="date" name="from"[^>]* value="2026-09-01"/);
});

test('progress of unknown length has no value', () => {
  expect(render(<ProgressBar label="Reading" value={5} />)).not.toContain('value=');
  expect(render(<ProgressBar label="Loading" value={70} total={50} />)).toContain('max="50" value="50"');
});

test('a local day is the same in every zone, and its weekday and year are on hover', () => {
  expect(formatDay('2026-11-16')).toBe('16 Nov');
  expect(formatDay('nonsense')).toBe('–');
  expect(formatDays('2026-06-01', '2026-06-01')).toBe('1 Jun');
  expect(formatDays('2026-06-01', '2026-11-16')).toBe('1 Jun – 16 Nov');
  expect(render(<Day date="2026-11-16" />)).toMatch(/dateTime="2026-11-16" title="Monday,? 16 November 2026"/);
});

test('an instant is told in the zone it is asked for', () => {
  const noon = Date.UTC(2026, 10, 16, 12, 5);
  expect(formatInstant(noon, 'Europe/Berlin')).toBe('16 Nov 2026, 13:05');
  expect(formatInstant(noon, 'America/New_York')).toBe('16 Nov 2026, 07:05');
});

test('the shell offers a way past the menu and marks where one is', () => {
  const nav = [
    { items: [{ label: 'Today', to: '/' }] },
    { label: 'Foundation', items: [{ label: 'Imports', to: '/imports' }] },
  ];
  const markup = render(
    <AppShell nav={nav} user="Dana">
      <h1>Imports</h1>
    </AppShell>,
    '/imports/3',
  );
  expect(markup).toMatch(/^<a class="skip-link" href="#main">/);
  expect(markup).toContain('<main class="shell-main" id="main" tabindex="-1"><h1>Imports</h1></main>');
  expect(findAll(markup, /<a [^>]*aria-current="page"[^>]* href="([^"]*)"/g)).toEqual(['/imports']);
});
