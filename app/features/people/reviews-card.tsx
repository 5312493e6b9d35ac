import { Card } from '~/components/card';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import type { PersonPage } from './find-person.server';

/** How the quality reviews went, section by section; for coaching, never for ranking. */
export function ReviewsCard({ sections }: { sections: PersonPage['sections'] }) {
  return (
    <Card
      id="reviews"
      title="Quality reviews by section"
      question="Points out of those possible. Discuss a handful of reviews; never compare people by them."
    >
      <Table
        caption="Quality reviews by section"
        columns={[{ label: 'Section' }, { label: 'Points', isNumeric: true }, { label: 'Reviews', isNumeric: true }]}
        rows={sections.map(({ section, points, possible, reviews }) => ({
          key: section,
          cells: [
            section,
            <Exact key="points" value={points / possible} unit="share">
              {`${Math.round((100 * points) / possible)}%`}
            </Exact>,
            reviews,
          ],
        }))}
        isCompact
        empty={<p className="soft">No reviews for these dates. Four a month is usual.</p>}
      />
    </Card>
  );
}
