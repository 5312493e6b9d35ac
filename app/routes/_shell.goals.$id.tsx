import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { drawer } from '~/charts/drawing.server';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Why } from '~/components/disclosure';
import { Grid, Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { Tag } from '~/components/tag';
import { getDb } from '~/db.server';
import { can, forbidden, notFound } from '~/features/access/access.server';
import { requireGoal } from '~/features/goals/goal-access.server';
import { drawGoal } from '~/features/goals/judging/draw-goal.server';
import { GoalChart, goalChartTable, sayForecast } from '~/features/goals/judging/goal-card';
import { SmartPanel } from '~/features/goals/new/smart-panel';
import { actOnGoal, OWN_INTENTS, SAVED_BY } from '~/features/goals/one-goal/act-on-goal.server';
import { CheckInsCard, checkInsTable } from '~/features/goals/one-goal/check-ins-card';
import { findGoal } from '~/features/goals/one-goal/find-goal.server';
import { GoalFiguresCard, goalFiguresTable } from '~/features/goals/one-goal/goal-figures-card';
import { goalPageForms } from '~/features/goals/one-goal/goal-page-forms.server';
import { MilestonesCard } from '~/features/goals/one-goal/milestones-card';
import { ReviewCard } from '~/features/goals/one-goal/review-card';
import { ReviseCard } from '~/features/goals/one-goal/revise-card';
import { RevisionsCard } from '~/features/goals/one-goal/revisions-card';
import { VersionNotes } from '~/features/goals/version-notes';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { intentOf, readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.ownerName}: ${data.goal.title} · Fairlead` : 'Goal · Fairlead' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = Number(params.id);
  const { user, row } = await requireGoal(request, id);
  const db = await getDb();
  const goal = await findGoal(db, id, await centerToday(db));
  if (!goal) throw notFound();
  const isOwn = row.employee_id !== null && row.employee_id === user.employeeId;
  return {
    goal: drawGoal(goal, { draw: drawer(context), user }),
    canWrite: can(user, 'write', 'goal'),
    canNote: isOwn && can(user, 'write', 'goal_note'),
  };
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const id = Number(params.id);
  const { row } = await requireGoal(request, id);
  const submission = await readSubmission(request, goalPageForms(row));
  const isOwners = OWN_INTENTS.includes(intentOf(submission));
  const { user } = await requireGoal(request, id, 'write', isOwners ? 'goal_note' : 'goal');
  if (isOwners && row.employee_id !== user.employeeId) throw forbidden();
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  const errors = await actOnGoal(await getDb(), user, { row, form });
  if (errors !== null) return refuse(submission, errors);
  return redirectSaved(`/goals/${id}`, SAVED_BY[form.intent], ...('milestone' in form ? [id, form.milestone] : []));
});

/** The tables that this page draws, and that are its files. */
function filesOf({ goal }: Loaded<typeof loader>) {
  return {
    title: goal.title,
    tables: { chart: goalChartTable(goal), figures: goalFiguresTable(goal), checkIns: checkInsTable(goal) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function GoalRoute() {
  const found = useLoaderData<typeof loader>();
  const { goal, canWrite, canNote } = found;
  const { title, tables } = filesOf(found);
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            <Link to={goal.ownerTo}>{goal.ownerName}</Link> · {goal.subtitle} Set by {goal.creatorName} on{' '}
            <Day date={goal.setOn} />
            {goal.groupId === null ? (
              '.'
            ) : (
              <>
                , <Link to={`/goals/groups/${goal.groupId}`}>for several people</Link>.
              </>
            )}
          </>
        }
        actions={<Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>}
      />
      <RefusedNotice title="Nothing changed" />
      {goal.isLive && goal.isGuardBroken && (
        <Notice kind="warn" title="This goal can’t count as achieved yet">
          {goal.guardSentence}
        </Notice>
      )}
      <Grid columns="main-aside">
        <Stack>
          <ReviewCard goal={goal} isOwn={canNote} />
          <Card title="Current status" question={goal.sentence}>
            <GoalChart goal={goal} />
            {sayForecast(goal) && <Why>{sayForecast(goal)}</Why>}
            {goal.guardSentence && !goal.isGuardBroken && <p className="soft">{goal.guardSentence}</p>}
            <VersionNotes notes={goal.versionNotes} />
            {goal.reason && <p className="soft">Reason for a 4th goal: {goal.reason}</p>}
          </Card>
          {tables.figures && <GoalFiguresCard goal={goal} table={tables.figures} />}
          <MilestonesCard goal={goal} canWrite={canWrite} />
          <CheckInsCard goal={goal} table={tables.checkIns} canHold={canWrite} canNote={canNote} />
        </Stack>
        <Stack>
          <Card title="SMART check" question="Based on the data when the goal was set.">
            <SmartPanel checks={goal.smart} />
          </Card>
          {canWrite && goal.isLive && <ReviseCard goal={goal} />}
          <RevisionsCard goal={goal} />
        </Stack>
      </Grid>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
