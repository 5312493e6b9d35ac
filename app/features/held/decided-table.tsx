import { PostButton } from '~/components/post-button';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { HeldOnPage } from './find-held.server';
import { rowsOf } from './held-card';

interface Rights {
  mayDecide: boolean;
  maySeePeople: boolean;
}

/** The decisions about names in files: who made them and the rows that moved. Each can be undone. */
export function decidedTable(held: readonly HeldOnPage[], { mayDecide, maySeePeople }: Rights): TableData {
  return tableOf({
    caption: 'Decisions, newest first',
    rows: held,
    key: ({ id }) => id,
    columns: [
      {
        label: 'Name in file',
        // What the file contained: the name alone may equal a name in the roster.
        cell: ({ called, facts }): Cell => [
          called,
          ...facts.map(({ label, value }) => ({ text: `${label} ${value}`, tone: 'soft', startsLine: true }) as const),
        ],
      },
      { label: 'System', cell: ({ source }) => source },
      { label: 'Decision', cell: (each) => decision(each, maySeePeople) },
      {
        label: 'Rows',
        isNumeric: true,
        file: ['words'],
        cell: ({ settled, waiting }) =>
          waiting > 0 ? `${rowsOf(settled)}, ${rowsOf(waiting)} to move` : rowsOf(settled),
      },
      { label: 'Decided', cell: decided },
      {
        label: 'Undo',
        file: [],
        cell: (each) => (mayDecide ? { onPage: <TakeBack held={each} /> } : '–'),
      },
    ],
  });
}

function decision({ state, person }: HeldOnPage, maySeePeople: boolean): Cell {
  if (state === 'ignored') return 'Ignored';
  if (person === null) return 'Person removed';
  const added = state === 'created' ? ', added here' : '';
  return { text: `${person.name}${added}`, to: maySeePeople ? `/people/${person.id}` : undefined };
}

function decided({ decidedAt, decidedBy, rosterImportId }: HeldOnPage): Cell {
  const when = decidedAt !== null && { at: decidedAt };
  if (rosterImportId === null) return [when, { text: decidedBy ?? 'somebody', tone: 'soft', startsLine: true }];
  return [
    when,
    { text: 'by the roster in', tone: 'soft', startsLine: true },
    { text: `import ${rosterImportId}`, to: `/imports/${rosterImportId}` },
  ];
}

function TakeBack({ held: { id, called, isReturning, waiting, rosterImportId } }: { held: HeldOnPage }) {
  if (rosterImportId !== null) return <span className="soft">undo that import</span>;
  if (isReturning || waiting > 0) {
    return (
      <PostButton sends={{ intent: 'settle', id }} preventScrollReset>
        Move rows now
      </PostButton>
    );
  }
  return (
    <PostButton sends={{ intent: 'return', id }} label={`Undo decision about ${called}`} preventScrollReset>
      Undo
    </PostButton>
  );
}
