import { Card } from '~/components/card';
import { FileLink, slugOf } from '~/components/file-link';
import { Tag } from '~/components/tag';
import type { MappingPage, PreviewRow } from './find-mapping-page.server';
import type { ShownCell } from './show-cell';

const CAPTION = 'Preview of the first rows';

/** The first rows: each mapped cell as it would be loaded, with the original below where it differs. */
export function RowsCard({ preview }: Pick<MappingPage, 'preview'>) {
  const { columns, rows } = preview;
  const refused = rows.filter(({ fate }) => fate === 'refused').length;
  return (
    <Card
      title={`Preview of the first ${rows.length} rows`}
      question="The original cell is shown below in small print where it differs."
      aside={refused > 0 && <Tag kind="concerning">{refused} rejected</Tag>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="wide-table" tabIndex={0} aria-label="First rows, scrollable">
        <table data-name={slugOf(CAPTION)}>
          <caption className="visually-hidden">{CAPTION}</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {columns.map(({ index, label, header }) => (
                <th scope="col" key={index}>
                  {label}
                  <span className="wide-table-raw">{header}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Row key={row.line ?? place} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </section>
      <FileLink table={slugOf(CAPTION)} label={CAPTION} />
      <Mistakes rows={rows} />
    </Card>
  );
}

function Row({ row, columns }: { row: PreviewRow; columns: MappingPage['preview']['columns'] }) {
  return (
    <tr className={row.fate === 'skipped' ? 'is-skipped' : undefined}>
      <th scope="row">
        {row.line ?? '–'}
        {row.fate === 'refused' && <span className="wide-table-mistake"> ▼ rejected</span>}
        {row.fate === 'skipped' && <span className="wide-table-raw">{row.why}</span>}
      </th>
      {columns.map(({ index, isNumeric }, place) => (
        <td key={index} className={isNumeric ? 'number' : undefined}>
          <Cell {...row.cells[place]!} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ raw, value, advice }: ShownCell) {
  if (advice !== null) {
    return (
      <span className="wide-table-mistake" title={advice}>
        ▼ {raw || 'blank'}
      </span>
    );
  }
  if (value === null) return <span className="soft">{raw === '' ? '–' : `blank (${raw})`}</span>;
  return (
    <>
      {value}
      {value.toLowerCase() !== raw.toLowerCase() && <span className="wide-table-raw">{raw}</span>}
    </>
  );
}

/** Each error once, with its lines. */
function Mistakes({ rows }: { rows: readonly PreviewRow[] }) {
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const advices = [
      ...row.cells.flatMap(({ advice }) => advice ?? []),
      ...(row.fate === 'refused' && row.why ? [row.why] : []),
    ];
    for (const advice of advices) lines.set(advice, [...(lines.get(advice) ?? []), row.line ?? 0]);
  }
  if (lines.size === 0) return null;
  return (
    <ul className="list">
      {[...lines].slice(0, 12).map(([advice, at]) => (
        <li key={advice}>
          {advice}{' '}
          <span className="soft">
            {at.length === 1 ? `Line ${at[0]}.` : `Lines ${at.slice(0, 5).join(', ')}${at.length > 5 ? ' …' : ''}.`}
          </span>
        </li>
      ))}
    </ul>
  );
}
