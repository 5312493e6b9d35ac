import { Card } from '~/components/card';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { formatShare } from '~/metrics/format';
import type { PersonPage } from './find-person.server';

/** How the quality reviews went, section by section; for coaching, never for ranking. */
export function reviewsTable(sections: PersonPage['sections']): TableData {
  return tableOf({
    caption: 'Quality reviews by section',
    rows: sections,
    key: ({ section }) => section,
    columns: [
      { label: 'Section', cell: ({ section }) => section },
      {
        label: 'Points',
        isNumeric: true,
        unit: 'share',
        cell: ({ points, possible }) => exactPiece(points / possible, 'share', formatShare),
      },
      { label: 'Reviews', isNumeric: true, cell: ({ reviews }) => reviews },
    ],
  });
}

export function ReviewsCard({ table }: { table: TableData }) {
  return (
    <Card
      id="reviews"
      title="Quality reviews by section"
      question="Points out of those possible. Never compare people by them."
    >
      <Table
        table={table}
        isCompact
        empty={<p className="soft">No reviews for these dates. Four a month is usual.</p>}
      />
    </Card>
  );
}
