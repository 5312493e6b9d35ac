import { Link } from '@remix-run/react';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { KIND_WORDS } from './effect-kinds';
import type { ToldEvent } from './find-effects.server';

/** Events by day, the latest first: what was done, with who, and the result. */
export function EffectsTable({ effects }: { effects: readonly ToldEvent[] }) {
  return (
    <Table
      caption="What was done and what followed"
      columns={[{ label: 'What' }, { label: 'When' }, { label: 'Who was involved' }, { label: 'Result' }]}
      rows={effects.map(({ id, title, kind, onDate, involved, said, also }) => ({
        key: id,
        cells: [
          <span key="title">
            <Link className="strong" to={`/effects/${id}`}>
              {title}
            </Link>{' '}
            <span className="soft">{KIND_WORDS[kind]}</span>
          </span>,
          <Day key="day" date={onDate} />,
          involved,
          <span key="said">
            <Tag kind={said.tag.kind}>{said.tag.words}</Tag>{' '}
            <span className="soft">
              {said.text} {also}
            </span>
          </span>,
        ],
      }))}
    />
  );
}
