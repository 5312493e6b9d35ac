import type { Field } from '../../fields';
import type { IntervalProfile, Profile } from '../../profile';
import type { PlannedColumn } from '../plan';

interface Average {
  /** The field that says the sum itself. */
  sum: Field;
  /** The count that it is an average over, or that it is a share of. */
  per: Field;
}

const PER_HANDLED: Partial<Record<Field, Average>> = {
  average_talk: { sum: 'talk', per: 'handled' },
  average_hold: { sum: 'hold', per: 'handled' },
  average_after_contact_work: { sum: 'after_contact_work', per: 'handled' },
  average_handle: { sum: 'handle', per: 'handled' },
};
const PER_ANSWERED: Partial<Record<Field, Average>> = {
  average_talk: { sum: 'talk', per: 'answered' },
  average_hold: { sum: 'hold', per: 'answered' },
  average_after_contact_work: { sum: 'after_contact_work', per: 'answered' },
  average_handle: { sum: 'handle', per: 'answered' },
  average_wait: { sum: 'wait', per: 'answered' },
  average_abandon_wait: { sum: 'abandon_wait', per: 'abandoned' },
};

/** Which of a profile's fields are averages or shares, and of what. */
export function averagesOf(profile: IntervalProfile): Partial<Record<Field, Average>> {
  if (profile.kind === 'adherence_interval') return {};
  if (profile.kind === 'agent_interval') return PER_HANDLED;
  const of = profile.interval.serviceLevelOf;
  return { ...PER_ANSWERED, ...(of && { service_level: { sum: 'in_threshold' as const, per: of } }) };
}

/**
 * The columns that can be summed, and the headers of those that cannot: averages without the count that they are
 * averages over. An average whose sum stands beside it adds nothing and goes quietly.
 */
export function summable(
  profile: Profile,
  columns: readonly PlannedColumn[],
): { columns: PlannedColumn[]; leftOut: string[] } {
  if (!('interval' in profile)) return { columns: [...columns], leftOut: [] };
  const averages = averagesOf(profile);
  const fields = new Set(columns.map(({ field }) => field));
  if (profile.kind === 'queue_interval' && profile.interval.answeredIsRest && fields.has('offered')) {
    if (fields.has('abandoned')) fields.add('answered');
  }
  const isSummable = ({ field }: PlannedColumn) => {
    const average = averages[field];
    return average === undefined || fields.has(average.per);
  };
  return {
    columns: columns.filter(isSummable),
    leftOut: columns
      .filter((column) => !isSummable(column) && !fields.has(averages[column.field]!.sum))
      .map(({ header }) => header),
  };
}
