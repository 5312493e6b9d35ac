import { type TableData, tableOf } from '~/components/table-data';
import { KIND_WORDS } from './effect-kinds';
import type { ToldEvent } from './find-effects.server';

/** Events by day, the latest first: what was done, with who, and the result. */
export function effectsTable(effects: readonly ToldEvent[]): TableData {
  return tableOf({
    caption: 'Events and their results',
    rows: effects,
    key: ({ id }) => id,
    columns: [
      {
        label: 'What',
        cell: ({ id, title, kind }) => [
          { text: title, to: `/effects/${id}`, tone: 'strong' },
          { text: KIND_WORDS[kind], tone: 'soft' },
        ],
      },
      { label: 'When', cell: ({ onDate }) => ({ day: onDate }) },
      { label: 'Who was involved', cell: ({ involved }) => involved },
      {
        label: 'Result',
        cell: ({ said, also }) => [
          { tag: said.tag.kind, text: said.tag.words },
          { text: `${said.text} ${also}`.trim(), tone: 'soft' },
        ],
      },
    ],
  });
}
