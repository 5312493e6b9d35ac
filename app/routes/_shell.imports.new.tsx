import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { FileDrop } from '~/components/input';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { PostForm } from '~/components/post-form';
import { RefusedNotice } from '~/components/refused-notice';
import { TypedForm } from '~/components/typed-form';
import { requirePermission } from '~/features/access/access.server';
import { MOST_FILES, previewPath, readChosenFiles } from '~/features/imports/chosen-files';
import { chosenFilesForm, chosenIn, type FilesForm, refuseFiles } from '~/features/imports/import-forms.server';
import { LookAgainButton } from '~/features/imports/look-again-button';
import { FileFields, firstRowsTable, PreviewCard } from '~/features/imports/preview-card';
import { previewFiles, profileOptions } from '~/features/imports/preview-files.server';
import { receiveFiles } from '~/features/imports/receive-files.server';
import { startLoads } from '~/features/imports/start-load.server';
import { inUploadPlace, refusedForm } from '~/features/imports/upload-places.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission } from '~/server/parse-form.server';
import { isOfType } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Load files · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'import');
  const previews = await previewFiles(readChosenFiles(new URL(request.url).searchParams), request.signal);
  return { previews, profiles: await profileOptions() };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'import');
  if (isOfType(request.headers.get('Content-Type'), 'multipart/form-data')) {
    try {
      const chosen = await inUploadPlace(request, `user ${user.id}`, () => receiveFiles(request));
      if (chosen.length === 0) return refuseFiles('Choose at least one file.');
      if (chosen.length <= MOST_FILES) return redirect(previewPath(chosen));
      return refuseFiles(
        `These are ${chosen.length} files, and ${MOST_FILES} are looked at at once. Choose some of them.`,
      );
    } catch (error) {
      const { said, ...init } = await refusedForm(request, error);
      return refuseFiles(said, init);
    }
  }
  const { payload } = await readSubmission(request, chosenFilesForm);
  const files = chosenIn(payload);
  if (payload.intent !== 'load') return redirect(previewPath(files));
  const ids = await startLoads(files, { userId: user.id, arrival: { by: 'page' } }, request.signal);
  if (ids.length === 0)
    return data({ refusal: 'None of these files can be loaded. Nothing was saved.' }, { status: 400 });
  return ids.length === 1
    ? redirectSaved(`/imports/${ids[0]}`, 'loadStarted')
    : redirectSaved('/imports', 'loadsStarted');
});

/** The tables that this page draws, and that are its files. */
function filesOf({ previews }: Loaded<typeof loader>) {
  return { title: 'Load files', tables: { firstRows: previews.flatMap(firstRowsTable) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function NewImport() {
  const found = useLoaderData<typeof loader>();
  const { previews, profiles } = found;
  const { title } = filesOf(found);
  const isBusy = useNavigation().state !== 'idle';
  const loadable = previews.filter(({ takenFor }) => takenFor !== null);
  return (
    <Stack>
      <PageHeader title={title} subtitle="You preview each file before anything is saved." />
      <RefusedNotice />
      {previews.length === 0 ? (
        <Card
          title="Choose files"
          question="CSV or other delimited text, straight from your systems. You can choose several."
        >
          <TypedForm<FilesForm> encType="multipart/form-data" className="" reloadDocument>
            {({ fields, bind }) => (
              <Stack>
                <FileDrop
                  {...bind(fields.files)}
                  label="Files"
                  hint="Drop files here or choose them. Fairlead detects the type from the content, not the name."
                  required
                />
                <div>
                  <Button kind="primary">Preview files</Button>
                </div>
              </Stack>
            )}
          </TypedForm>
        </Card>
      ) : (
        <PostForm>
          <Stack>
            {previews.map((preview) => (
              <PreviewCard key={preview.chosen.hash} preview={preview} profiles={profiles} />
            ))}
            <FileFields previews={previews} />
            <div className="form-actions">
              {loadable.length > 0 && (
                <Button kind="primary" name="intent" value="load" disabled={isBusy}>
                  {loadable.length === 1 ? 'Load this file' : `Load these ${loadable.length} files`}
                </Button>
              )}
              <LookAgainButton previews={previews} disabled={isBusy} />
              <LinkButton to="/imports/new">Choose other files</LinkButton>
            </div>
          </Stack>
        </PostForm>
      )}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
