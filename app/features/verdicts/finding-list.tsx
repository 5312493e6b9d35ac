import { Link } from '@remix-run/react';
import { FoldedList, Why } from '~/components/disclosure';
import { Tag } from '~/components/tag';
import type { Finding } from './findings';

interface FindingListProps {
  findings: readonly Finding[];
  evidence?: string;
  /** Too early to conclude: how sure it is stands behind “Why?”. */
  areSigns?: boolean;
  /** How many are shown at once: those to worry about first. */
  most?: number;
}

/** Findings as sentences, each with its tag and a way to its evidence; and behind one “Why?” what stands behind them. */
export function FindingList({ findings, evidence = 'Evidence', areSigns, most = findings.length }: FindingListProps) {
  return (
    <>
      <FoldedList
        className="findings"
        most={most}
        more={(count) => `${count} more ${count === 1 ? 'change' : 'changes'}`}
        items={findings.map(({ kind, metricId, lead, certainty, to }) => (
          <li key={metricId + lead}>
            <Tag kind={kind} />
            <p>
              <strong>{lead}</strong>
              {areSigns ? '.' : `: ${certainty}.`}{' '}
              <Link className="brief-evidence" to={to}>
                {evidence}
              </Link>
            </p>
          </li>
        ))}
      />
      {findings.length > 0 && (
        <Why>
          {findings.map(({ metricId, lead, why }) => (
            <p key={metricId + lead}>
              {lead}: {why}
            </p>
          ))}
        </Why>
      )}
    </>
  );
}
