import { Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Input, Select, Textarea } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import type { CloseLearningForm, EvidenceForm } from './learning-forms.server';
import type { LearningPage } from './learning-page.server';

interface CardProps {
  goal: LearningPage;
}

/** Link to the evidence, without its query. */
function EvidenceLink({ link, address }: { link: string; address: string | null }) {
  if (address === null) return <span>{link}</span>;
  const path = address.replace(/[?#].*$/, '');
  const words = path === '/contacts' ? 'View contacts' : `View ${path}`;
  if (address.startsWith('/')) return <Link to={address}>{words}</Link>;
  return (
    <a href={address} rel="noreferrer">
      {words}
    </a>
  );
}

/** Evidence that it was learned. */
export function EvidenceCard({ goal, canAdd }: CardProps & { canAdd: boolean }) {
  return (
    <Card title="Evidence" question={goal.proof}>
      <Stack>
        {goal.pieces.length > 0 ? (
          <ol className="check-ins">
            {goal.pieces.map(({ id, added_at, user_name, note, link, address }) => (
              <li key={id}>
                <p className="check-in-head">
                  <strong>
                    <Instant at={added_at} />
                  </strong>
                  <span className="soft">{user_name}</span>
                </p>
                <p className="note-text">{note}</p>
                {link && <EvidenceLink link={link} address={address} />}
              </li>
            ))}
          </ol>
        ) : (
          <p className="soft">No evidence yet.</p>
        )}
        {canAdd && goal.isLive && (
          <TypedForm<EvidenceForm> intent="evidence" key={goal.pieces.length}>
            {({ fields, bind }) => (
              <>
                <Textarea {...bind(fields.note)} label="What this shows" rows={2} maxLength={2000} />
                <Input
                  {...bind(fields.link)}
                  label="Link to the evidence"
                  isOptional
                  hint="A web page, a recording, or a contact in Fairlead."
                  autoComplete="off"
                />
                <div className="form-actions">
                  <Button>Add evidence</Button>
                </div>
              </>
            )}
          </TypedForm>
        )}
      </Stack>
    </Card>
  );
}

/** Closes the goal with its outcome. */
export function CloseLearningCard({ goal }: CardProps) {
  return (
    <Card title="Close this goal" question="Record the outcome and the next step.">
      <TypedForm<CloseLearningForm> intent="close" defaults={{ outcome: '' }}>
        {({ fields, bind }) => (
          <>
            <Select
              {...bind(fields.outcome)}
              label="Outcome"
              options={[
                { value: '', label: 'Choose…' },
                { value: 'done', label: 'learned' },
                { value: 'not done', label: 'not learned yet' },
              ]}
            />
            <Textarea {...bind(fields.closing)} label="What was learned, and what is next" rows={3} maxLength={2000} />
            <div className="form-actions">
              <Button kind={goal.isOverdue ? 'primary' : 'plain'}>Close goal</Button>
            </div>
          </>
        )}
      </TypedForm>
    </Card>
  );
}
