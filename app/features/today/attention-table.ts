import { type TableData, tableOf } from '~/components/table-data';
import { sayFinding } from '~/features/verdicts/findings';
import { findMetric } from '~/metrics/catalogue';
import type { AttentionPerson } from './find-today.server';

/** The same as the list, a row a finding; nothing where nobody is listed. */
export function attentionTable(caption: string, people: readonly AttentionPerson[]): TableData | null {
  const findings = people.flatMap((person) => person.findings.map((finding) => ({ person, finding })));
  if (findings.length === 0) return null;
  return tableOf({
    caption,
    rows: findings,
    key: ({ person, finding: { metricId, lead } }) => `${person.id} ${metricId} ${lead}`,
    columns: [
      { label: 'Name', cell: ({ person: { id, name } }) => ({ text: name, to: `/people/${id}` }) },
      { label: 'Team', cell: ({ person }) => person.teamName },
      { label: 'Metric', cell: ({ finding: { metricId } }) => findMetric(metricId)?.label ?? metricId },
      { label: 'Change', cell: ({ finding }) => ({ tag: finding.kind }) },
      { label: 'What', cell: ({ finding }) => `${sayFinding(finding)} ${finding.why}` },
    ],
  });
}
