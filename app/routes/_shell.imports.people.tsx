import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { RefusedNotice } from '~/components/refused-notice';
import { Table } from '~/components/table';
import { can, requirePermission } from '~/features/access/access.server';
import { actOnHeld, requireHeld } from '~/features/held/decide-held.server';
import { decidedTable } from '~/features/held/decided-table';
import { findHeldPeople, HELD_PAGE } from '~/features/held/find-held.server';
import { HeldCard } from '~/features/held/held-card';
import { heldForms } from '~/features/held/held-forms.server';
import { HeldTabs } from '~/features/held/held-tabs';
import { PersonChoices } from '~/features/held/person-search';
import { HELD } from '~/features/imports/import-addresses';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Unmatched agents · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'person_record');
  const address = HELD.read(request.url);
  return {
    ...(await findHeldPeople(address)),
    ...address,
    pageSize: HELD_PAGE,
    mayDecide: can(user, 'write', 'person_record'),
    maySeePeople: can(user, 'read', 'person'),
  };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'person_record');
  const submission = await readSubmission(request, heldForms);
  await requireHeld(Number(submission.payload.id));
  if (submission.status !== 'success') return refuse(submission);
  const { intent, id } = submission.value;
  const answer = await actOnHeld(user, submission.value);
  if (answer?.errors) return refuse(submission, answer.errors);
  if (answer !== null) return data({ id, refusal: answer.refusal }, { status: 400 });
  const { pathname, search } = new URL(request.url);
  return redirectSaved(pathname + search, intent === 'return' ? 'heldReturned' : 'heldDecided', id);
});

/** The tables that this page draws, and that are its files. */
function filesOf({ view, held, mayDecide, maySeePeople }: Loaded<typeof loader>) {
  return {
    title: 'Unmatched agents',
    tables: { decided: view === 'decided' && decidedTable(held, { mayDecide, maySeePeople }) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function HeldPeople() {
  const found = useLoaderData<typeof loader>();
  const { held, open, decided, people, teams, view, page, pageSize, mayDecide } = found;
  const { title, tables } = filesOf(found);
  const answer = useActionData() as { id?: number; refusal?: string } | undefined;
  const isShown = view === 'open' && held.some(({ id }) => id === answer?.id);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="Files name them, but we can’t tell who they are. Their rows count once you match them."
      />
      <HeldTabs current={view} open={open} decided={decided} />
      {!isShown && <RefusedNotice />}
      {tables.decided ? (
        <Card>
          <Table table={tables.decided} empty={<p className="soft">No decisions yet.</p>} />
        </Card>
      ) : held.length === 0 ? (
        <Card>
          <EmptyState title="No unmatched agents">
            <p>Every loaded row names somebody in your roster.</p>
          </EmptyState>
        </Card>
      ) : (
        held.map((each) => (
          <HeldCard
            key={each.id}
            held={each}
            teams={teams}
            mayDecide={mayDecide}
            refusal={answer?.id === each.id ? answer.refusal : undefined}
          />
        ))
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={view === 'open' ? open : decided}
        href={(number) => `/imports/people${HELD.write({ view, page: number })}`}
        noun="people"
      />
      <PersonChoices people={people} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
