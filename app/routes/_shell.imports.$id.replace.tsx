import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { FileDrop } from '~/components/input';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { PostForm } from '~/components/post-form';
import { RefusedNotice } from '~/components/refused-notice';
import { TypedForm } from '~/components/typed-form';
import { notFound, requirePermission } from '~/features/access/access.server';
import { previewPath, readChosenFiles } from '~/features/imports/chosen-files';
import { requireImport } from '~/features/imports/import-access.server';
import { chosenFilesForm, chosenIn, type FilesForm, refuseFiles } from '~/features/imports/import-forms.server';
import { LookAgainButton } from '~/features/imports/look-again-button';
import { FileFields, firstRowsTable, PreviewCard } from '~/features/imports/preview-card';
import { previewFiles, profileOptions } from '~/features/imports/preview-files.server';
import { receiveFiles } from '~/features/imports/receive-files.server';
import { findReplaceable, replaceImport } from '~/features/imports/replace-import.server';
import { inUploadPlace, refusedForm } from '~/features/imports/upload-places.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission } from '~/server/parse-form.server';
import { isOfType } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Replace an import · Fairlead' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'import');
  const replaced = await findReplaceable(Number(params.id));
  if (!replaced) throw notFound();
  const files = readChosenFiles(new URL(request.url).searchParams).slice(0, 1);
  return { replaced, previews: await previewFiles(files, request.signal), profiles: await profileOptions() };
}

export const action = orAskAgain(async ({ request, params }: ActionFunctionArgs) => {
  const id = Number(params.id);
  const { user } = await requireImport(request, id, 'write');
  if (isOfType(request.headers.get('Content-Type'), 'multipart/form-data')) {
    try {
      const chosen = await inUploadPlace(request, `user ${user.id}`, () => receiveFiles(request));
      if (chosen.length !== 1) return refuseFiles('Choose one corrected file.');
      return redirect(replacePath(id, chosen));
    } catch (error) {
      const { said, ...init } = await refusedForm(request, error);
      return refuseFiles(said, init);
    }
  }
  const { payload } = await readSubmission(request, chosenFilesForm);
  const files = chosenIn(payload);
  if (payload.intent !== 'replace') return redirect(replacePath(id, files));
  const result = await replaceImport(id, files[0], { userId: user.id, signal: request.signal });
  return 'refusal' in result ? data(result, { status: 400 }) : redirectSaved(`/imports/${result.id}`, 'loadStarted');
});

/** The address at which the corrected file is looked at. */
const replacePath = (id: number, files: Parameters<typeof previewPath>[0]) =>
  `/imports/${id}/replace${new URL(previewPath(files), 'http://here.invalid').search}`;

/** The tables that this page draws, and that are its files. */
function filesOf({ replaced, previews }: Loaded<typeof loader>) {
  return { title: `Replace import ${replaced.id}`, tables: { firstRows: previews.flatMap(firstRowsTable) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function ReplaceImport() {
  const found = useLoaderData<typeof loader>();
  const { replaced, previews, profiles } = found;
  const { title } = filesOf(found);
  const [preview] = previews;
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle={`Fairlead undoes ${replaced.fileName} and loads the corrected file in one step. If that fails, nothing changes.`}
      />
      {replaced.refusal && <Notice kind="warn">{replaced.refusal}</Notice>}
      <RefusedNotice />
      {!preview && !replaced.refusal && (
        <Card title="Choose the corrected file" question="You preview the file before anything changes.">
          <TypedForm<FilesForm> encType="multipart/form-data" className="" reloadDocument>
            {({ fields, bind }) => (
              <Stack>
                <FileDrop {...bind(fields.files)} label="Corrected file" multiple={false} required />
                <div>
                  <Button kind="primary">Preview file</Button>
                </div>
              </Stack>
            )}
          </TypedForm>
        </Card>
      )}
      {preview && (
        <PostForm>
          <Stack>
            <PreviewCard preview={preview} profiles={profiles} />
            <FileFields previews={previews} />
            <div className="form-actions">
              {preview.takenFor && !replaced.refusal && (
                <Button kind="primary" name="intent" value="replace">
                  Replace import {replaced.id} with this file
                </Button>
              )}
              <LookAgainButton previews={previews} />
              <LinkButton to={`/imports/${replaced.id}/replace`}>Choose another file</LinkButton>
            </div>
          </Stack>
        </PostForm>
      )}
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
