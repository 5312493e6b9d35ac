import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Input, Select, Textarea } from '~/components/input';
import type { LearningPage } from './learning-page.server';

/** What a form of the page is answered with where something is wrong. */
export interface LearningAnswer {
  typed: Record<string, string>;
  errors: Record<string, string[]>;
}

interface CardProps {
  goal: LearningPage;
  answer: LearningAnswer | undefined;
}

/** Where to look; what follows a question mark there says nothing to people. */
function EvidenceLink({ link, address }: { link: string; address: string | null }) {
  if (address === null) return <span>{link}</span>;
  const words = `Look at ${address.replace(/[?#].*$/, '')}`;
  if (address.startsWith('/')) return <Link to={address}>{words}</Link>;
  return (
    <a href={address} rel="noreferrer">
      {words}
    </a>
  );
}

/** What was brought to show that it was learnt. */
export function EvidenceCard({ goal, canAdd, answer }: CardProps & { canAdd: boolean }) {
  return (
    <Card title="What shows it" question={goal.proof}>
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
          <p className="soft">Nothing has been brought yet.</p>
        )}
        {canAdd && goal.isLive && (
          <Form method="post" className="form" key={goal.pieces.length}>
            <Textarea
              label="What it shows"
              name="note"
              rows={2}
              maxLength={2000}
              defaultValue={answer?.typed.note}
              error={answer?.errors.note}
            />
            <Input
              label="Where to look"
              name="link"
              isOptional
              hint="A page, a recording, or a contact’s address on this site."
              autoComplete="off"
              defaultValue={answer?.typed.link}
              error={answer?.errors.link}
            />
            <div className="form-actions">
              <Button name="intent" value="evidence">
                Add it
              </Button>
            </div>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

/** Whether it was learnt, in words. */
export function CloseLearningCard({ goal, answer }: CardProps) {
  return (
    <Card title="Close it" question="Learnt or not yet: both are an end, and the next goal begins there.">
      <Form method="post" className="form">
        <Select
          label="How it ended"
          name="outcome"
          defaultValue={answer?.typed.outcome ?? ''}
          error={answer?.errors.outcome}
          options={[
            { value: '', label: 'choose …' },
            { value: 'done', label: 'learnt' },
            { value: 'not done', label: 'not learnt yet' },
          ]}
        />
        <Textarea
          label="What was learnt, and what is next"
          name="closing"
          rows={3}
          maxLength={2000}
          defaultValue={answer?.typed.closing}
          error={answer?.errors.closing}
        />
        <div className="form-actions">
          <Button name="intent" value="close" kind={goal.isOverdue ? 'primary' : 'plain'}>
            Close the goal
          </Button>
        </div>
      </Form>
    </Card>
  );
}
