import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { can, requirePermission } from '~/features/access/access.server';
import { actOnMerge } from '~/features/held/act-on-merge.server';
import { findMerges } from '~/features/held/find-merges.server';
import { HeldTabs } from '~/features/held/held-tabs';
import { ChooseRecords, MergesCard, TwinsCard } from '~/features/held/merge-cards';
import { MergePreview } from '~/features/held/merge-preview';
import { MERGES } from '~/features/held/person-choice';
import { PersonChoices } from '~/features/held/person-search';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm } from '~/server/read-form.server';

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
  const form = await readForm(request);
  const refusal = await actOnMerge(user, form);
  if (refusal !== null) return data({ refusal }, { status: 400 });
  return redirectSaved('/imports/people/merge', form.get('intent') === 'merge' ? 'merged' : 'unmerged');
});

export default function MergePeople() {
  const found = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <Stack>
      <PageHeader
        title="Duplicates"
        subtitle="Merge two records of the same person, so that all figures count together. You can undo a merge."
      />
      <HeldTabs current="merge" open={found.open} decided={found.decided} />
      {refusal && <Notice kind="error">{refusal}</Notice>}
      {found.preview && <MergePreview preview={found.preview} mayDecide={found.mayDecide} />}
      <TwinsCard twins={found.twins} />
      <ChooseRecords chosen={found.chosen} isSame={found.isSame} />
      <MergesCard merges={found.merges} mayDecide={found.mayDecide} maySeePeople={found.maySeePeople} />
      <PersonChoices people={found.people} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
