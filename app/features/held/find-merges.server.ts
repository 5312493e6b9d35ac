import type { Db } from 'db/open';
import { countHeld } from 'db/queries/held-people';
import { findAllMerges, findRecordHoldings, findSeparatePairs } from 'db/queries/person-merges';
import { findPersonRecords, type PersonRecord } from 'db/queries/person-records';
import { overlap } from 'importers/load/people/free-stays';
import type { Read } from '~/address/page-address';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { likelyTwins } from './likely-twins';
import { type MERGES, personChoice } from './person-choice';

/** The merges that last, records that look like one person, and, where two are named, what merging them would move. */
export async function findMerges({ keep: keepId, other: otherId }: Read<typeof MERGES>) {
  const db = await getDb();
  const people = await findPersonRecords(db, await centerToday(db));
  const keep = people.find(({ id }) => id === keepId) ?? null;
  const other = people.find(({ id }) => id === otherId) ?? null;
  return {
    open: await countHeld(db, { isOpen: true }),
    decided: await countHeld(db, { isOpen: false }),
    people: people.map(({ id, name, teamName }) => ({ id, name, teamName })),
    twins: likelyTwins(people, await findSeparatePairs(db)),
    merges: await findAllMerges(db),
    chosen: { keep: keep && personChoice(keep), other: other && personChoice(other) },
    preview: keep && other && keep.id !== other.id ? await previewOf(db, keep, other) : null,
    isSame: keep !== null && keep.id === other?.id,
  };
}

async function previewOf(db: Db, keep: PersonRecord, other: PersonRecord) {
  const [kept, moved] = [await findRecordHoldings(db, keep.id), await findRecordHoldings(db, other.id)];
  const overlapping = moved.stays.filter((stay) => kept.stays.some((own) => overlap(own, stay)));
  return {
    keep: { ...tell(keep), ...kept },
    other: { ...tell(other), ...moved },
    overlapping: overlapping.map((stay) => ({
      ...stay,
      over: kept.stays.filter((own) => overlap(own, stay)).map(({ team }) => team),
    })),
  };
}

const tell = ({ id, name, email, teamName, aliases }: PersonRecord) => ({
  id,
  name,
  email,
  teamName,
  called: aliases.map(({ source, alias }) => `${alias} (${source})`),
});
