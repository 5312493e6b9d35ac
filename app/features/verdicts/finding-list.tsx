import { Link } from '@remix-run/react';
import { Disclosure } from '~/components/disclosure';
import { Tag } from '~/components/tag';
import type { Finding } from './findings';

/** Findings as sentences, each with its tag and a way to its evidence. */
export function FindingList({ findings, evidence = 'Evidence' }: { findings: readonly Finding[]; evidence?: string }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={finding.metricId + finding.lead}>
          <Tag kind={finding.kind} />
          <div>
            <p>
              <strong>{finding.lead}</strong>
              {finding.text}{' '}
              <Link className="brief-evidence" to={finding.to}>
                {evidence}
              </Link>
            </p>
            <Disclosure label="Why?">{finding.why}</Disclosure>
          </div>
        </li>
      ))}
    </ul>
  );
}
