import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Input, Select, Textarea } from '~/components/input';
import type { LearningPage } from './learning-page.server';

/** The answer to a form with errors. */
export interface LearningAnswer {
  typed: Record<string, string>;
  errors: Record<string, string[]>;
}

interface CardProps {
  goal: LearningPage;
  answer: LearningAnswer | undefined;
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
export function EvidenceCard({ goal, canAdd, answer }: CardProps & { canAdd: boolean }) {
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
          <Form method="post" className="form" key={goal.pieces.length}>
            <Textarea
              label="What this shows"
              name="note"
              rows={2}
              maxLength={2000}
              defaultValue={answer?.typed.note}
              error={answer?.errors.note}
            />
            <Input
              label="Link to the evidence"
              name="link"
              isOptional
              hint="A web page, a recording, or a contact in Fairlead."
              autoComplete="off"
              defaultValue={answer?.typed.link}
              error={answer?.errors.link}
            />
            <div className="form-actions">
              <Button name="intent" value="evidence">
                Add evidence
              </Button>
            </div>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

/** Closes the goal with its outcome. */
export function CloseLearningCard({ goal, answer }: CardProps) {
  return (
    <Card title="Close this goal" question="Record the outcome and the next step.">
      <Form method="post" className="form">
        <Select
          label="Outcome"
          name="outcome"
          defaultValue={answer?.typed.outcome ?? ''}
          error={answer?.errors.outcome}
          options={[
            { value: '', label: 'Choose…' },
            { value: 'done', label: 'learned' },
            { value: 'not done', label: 'not learned yet' },
          ]}
        />
        <Textarea
          label="What was learned, and what is next"
          name="closing"
          rows={3}
          maxLength={2000}
          defaultValue={answer?.typed.closing}
          error={answer?.errors.closing}
        />
        <div className="form-actions">
          <Button name="intent" value="close" kind={goal.isOverdue ? 'primary' : 'plain'}>
            Close goal
          </Button>
        </div>
      </Form>
    </Card>
  );
}
