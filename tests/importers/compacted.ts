import type { ReadPlan } from 'importers/read/plan';
import type { Instant } from 'importers/records';
import type { RowOutcome } from 'importers/row-outcome';

const isInstant = (value: unknown): value is Instant =>
  typeof value === 'object' && value !== null && 'zoneFrom' in value;

/** A record without its nulls, instants as UTC text with the zone and where it came from. */
function compactedRecord(record: object): object {
  const said = Object.entries(record).filter(([, value]) => value !== null);
  return Object.fromEntries(
    said.map(([key, value]) => [
      key,
      isInstant(value)
        ? `${new Date(value.at).toISOString()} (${value.text}, ${value.timeZone} by ${value.zoneFrom})`
        : typeof value === 'object' && !Array.isArray(value)
          ? compactedRecord(value as object)
          : value,
    ]),
  );
}

/** How a file was understood and what its rows became, short enough to be read and kept beside it. */
export function compacted(plan: ReadPlan, outcomes: readonly RowOutcome[]): object {
  const { profileId, encoding, delimiter, headerLine, dateOrder, partial, period, leftOut } = plan;
  return {
    plan: {
      ...{ profileId, encoding, delimiter, headerLine, dateOrder },
      ...(partial && { partial }),
      ...(period && { period }),
      ...(leftOut && { leftOut }),
    },
    rows: outcomes.map((outcome) => {
      if (outcome.fate === 'record') return { line: outcome.line, records: outcome.records.map(compactedRecord) };
      if (outcome.fate === 'skipped') return { line: outcome.line, skipped: outcome.code };
      return { line: outcome.line, rejected: outcome.issue };
    }),
  };
}
