import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { LoadedRecord } from './find-line.server';
import { FATE_WORDS, reasonOf } from './words';

interface RecordCardProps {
  record: LoadedRecord;
  status: string;
  rights: { mayReadImport: boolean; maySeePeople: boolean };
}

/** What the line became, and the current values of that row. */
export function RecordCard({ record, status, rights }: RecordCardProps) {
  const { fate, code, columnName, cell, advice, person, replacedBy, facts } = record;
  const title = record.title === '' ? FATE_WORDS[fate].label : `${FATE_WORDS[fate].label}: ${record.title}`;
  return (
    <Card
      title={title}
      question={status === 'undone' ? 'The import was undone, so this row no longer counts.' : whatNow(record)}
    >
      {code !== null && (
        <p>
          {reasonOf(code)}
          {columnName !== null && ` (${columnName}: ${cell ?? 'blank'})`}. {advice}
        </p>
      )}
      {replacedBy && (
        <p>
          A later file changed this row:{' '}
          {rights.mayReadImport ? (
            <Link to={`/imports/${replacedBy.importId}/rows/${replacedBy.line}`}>
              import {replacedBy.importId}, line {replacedBy.line}
            </Link>
          ) : (
            `import ${replacedBy.importId}, line ${replacedBy.line}`
          )}
          . The values below are from there.
        </p>
      )}
      {(person || facts.length > 0) && (
        <Table
          caption={`Current values of ${record.title}`}
          isCompact
          columns={[{ label: 'Field' }, { label: 'Value' }]}
          rows={[
            ...(person
              ? [
                  {
                    key: 'person',
                    cells: [
                      'Person',
                      rights.maySeePeople ? (
                        <Link key="person" to={`/people/${person.id}`}>
                          {person.name}
                        </Link>
                      ) : (
                        person.name
                      ),
                    ],
                  },
                ]
              : []),
            ...facts.map(({ label, value }) => ({ key: label, cells: [label, value] })),
          ]}
        />
      )}
    </Card>
  );
}

function whatNow({ fate, isCounted }: LoadedRecord): string {
  if (fate === 'held') return 'It counts in no figure until its agent is matched.';
  if (isCounted === false) return 'It is kept unchanged and counts in no figure by itself.';
  return fate === 'rejected' || fate === 'skipped' ? 'It counts in no figure.' : 'It counts in the figures of its day.';
}

interface CellsCardProps {
  line: number;
  cells: readonly { header: string; cell: string; field: string | null }[] | null;
}

/** The original line of the file, cell by cell. */
export function CellsCard({ cells, line }: CellsCardProps) {
  return (
    <Card title="Original row" question={`Line ${line}, from the stored file.`}>
      {cells === null ? (
        <p className="soft">The file is no longer stored, or no row begins on this line.</p>
      ) : (
        <Table
          caption={`Cells of line ${line}`}
          columns={[{ label: 'Column' }, { label: 'Cell' }, { label: 'Read as' }]}
          rows={cells.map(({ header, cell, field }, index) => ({
            key: index,
            cells: [
              header,
              cell === '' ? (
                <span key="blank" className="soft">
                  blank
                </span>
              ) : (
                cell
              ),
              field ?? 'kept as an attribute',
            ],
          }))}
        />
      )}
    </Card>
  );
}
