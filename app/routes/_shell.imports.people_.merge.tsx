import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { can, requirePermission } from '~/features/access/access.server';
import { actOnMerge } from '~/features/held/act-on-merge.server';
import { findMerges } from '~/features/held/find-merges.server';
import { HeldTabs } from '~/features/held/held-tabs';
import { ChooseRecords, MergesCard, mergesTable, TwinsCard, twinsTable } from '~/features/held/merge-cards';
import { mergeForms } from '~/features/held/merge-forms.server';
import { MergePreview, previewTable } from '~/features/held/merge-preview';
import { MERGES } from '~/features/held/person-choice';
import { PersonChoices } from '~/features/held/person-search';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refusalOf } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Duplicates · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'person_record');
  return {
    ...(await findMerges(MERGES.read(request.url))),
    mayDecide: can(user, 'write', 'person_record'),
    maySeePeople: can(user, 'read', 'person'),
  };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'person_record');
  const submission = await readSubmission(request, mergeForms);
  if (submission.status !== 'success') return data({ refusal: refusalOf(submission) }, { status: 400 });
  const refusal = await actOnMerge(user, submission.value);
  if (refusal !== null) return data({ refusal }, { status: 400 });
  return redirectSaved('/imports/people/merge', submission.value.intent === 'merge' ? 'merged' : 'unmerged');
});

/** The tables that this page draws, and that are its files. */
function filesOf(found: Loaded<typeof loader>) {
  return {
    title: 'Duplicates',
    tables: {
      preview: found.preview && previewTable(found.preview),
      twins: twinsTable(found),
      merges: mergesTable(found, found),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function MergePeople() {
  const found = useLoaderData<typeof loader>();
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="Merge two records of the same person, so that all figures count together. You can undo a merge."
      />
      <HeldTabs current="merge" open={found.open} decided={found.decided} />
      <RefusedNotice />
      {found.preview && tables.preview && (
        <MergePreview preview={found.preview} table={tables.preview} mayDecide={found.mayDecide} />
      )}
      <TwinsCard table={tables.twins} />
      <ChooseRecords chosen={found.chosen} isSame={found.isSame} />
      <MergesCard table={tables.merges} />
      <PersonChoices people={found.people} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
