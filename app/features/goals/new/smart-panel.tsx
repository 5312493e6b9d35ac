import { Disclosure } from '~/components/disclosure';
import { Tag, type TagKind } from '~/components/tag';
import type { SmartCheck, SmartLetter } from '~/metrics/goals/smart-check';

const NAMES: Record<SmartLetter, string> = {
  S: 'Specific',
  M: 'Measurable',
  A: 'Achievable',
  R: 'Relevant',
  T: 'Time-bound',
};
const VERDICTS: Record<SmartCheck['verdict'], { kind: TagKind; word: string }> = {
  pass: { kind: 'act', word: 'Yes' },
  warn: { kind: 'common', word: 'Check' },
  fail: { kind: 'concerning', word: 'No' },
};

/** The five SMART checks, each with a sentence and its figures. */
export function SmartPanel({ checks, empty }: { checks: readonly SmartCheck[]; empty?: string }) {
  if (checks.length === 0) return <p className="soft">{empty ?? 'Choose an owner, a metric and a due date first.'}</p>;
  return (
    <ul className="smart-list">
      {checks.map(({ letter, verdict, sentence, figures }) => (
        <li key={letter} data-letter={letter} data-verdict={verdict}>
          <span className="smart-letter" aria-hidden="true">
            {letter}
          </span>
          <div>
            <p className="smart-head">
              <strong>{NAMES[letter]}</strong>
              <Tag kind={VERDICTS[verdict].kind}>{VERDICTS[verdict].word}</Tag>
            </p>
            <p>{sentence}</p>
            <Disclosure label="Why?">
              <dl className="pairs">
                {figures.map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </Disclosure>
          </div>
        </li>
      ))}
    </ul>
  );
}
