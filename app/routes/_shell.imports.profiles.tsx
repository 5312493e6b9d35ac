import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { FileDrop } from '~/components/input';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { Table } from '~/components/table';
import { TypedForm } from '~/components/typed-form';
import { can, notFound, requirePermission } from '~/features/access/access.server';
import { inUploadPlace, refusedForm } from '~/features/imports/upload-places.server';
import { importProfile, pathToChange, retireProfile } from '~/features/mapping/change-profile.server';
import { findProfiles } from '~/features/mapping/find-profiles.server';
import { type LayoutFileForm, layoutButtons, refuseLayout } from '~/features/mapping/layout-forms.server';
import { NoProfiles, savedTable, shippedTable } from '~/features/mapping/profile-tables';
import { readJsonUpload } from '~/features/mapping/read-json-upload.server';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refusalOf } from '~/server/parse-form.server';
import { isOfType } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Known layouts · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'import');
  return { ...(await findProfiles()), mayChange: can(user, 'write', 'import') };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'import');
  if (isOfType(request.headers.get('Content-Type'), 'multipart/form-data')) {
    let json: string | null;
    try {
      json = await inUploadPlace(request, `user ${user.id}`, () => readJsonUpload(request));
    } catch (error) {
      const { said, ...init } = await refusedForm(request, error);
      return refuseLayout([said], init);
    }
    const imported =
      json === null ? { problems: ['Choose a JSON file of at most 1 MB.'] } : await importProfile(json, user.id);
    if ('problems' in imported) return refuseLayout(imported.problems);
    return redirectSaved('/imports/profiles', 'layoutAdded');
  }
  const submission = await readSubmission(request, layoutButtons);
  if (submission.status !== 'success') return data({ refusal: refusalOf(submission) }, { status: 400 });
  const { intent, id } = submission.value;
  if (intent === 'change') {
    const path = await pathToChange(id);
    if (path === null) throw notFound();
    return redirect(path);
  }
  if (!(await retireProfile(id, intent === 'retire', user.id))) throw notFound();
  return redirectSaved('/imports/profiles', intent === 'retire' ? 'layoutRetired' : 'layoutRestored', id);
});

/** The tables that this page draws, and that are its files. */
function filesOf({ saved, shipped, mayChange }: Loaded<typeof loader>) {
  return {
    title: 'Known layouts',
    tables: { saved: saved.length > 0 && savedTable(saved, mayChange), shipped: shippedTable(shipped) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Profiles() {
  const found = useLoaderData<typeof loader>();
  const { mayChange } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle="Layouts that Fairlead recognizes: the ones your center saved and the built-in ones."
        actions={mayChange && <LinkButton to="/imports/new">Load files</LinkButton>}
      />
      <RefusedNotice />
      <Card title="Your layouts" question="If your layout and a built-in one both fit, Fairlead uses yours.">
        {tables.saved ? <Table table={tables.saved} /> : <NoProfiles mayChange={mayChange} />}
      </Card>
      {mayChange && (
        <Card title="Import a layout" question="A layout exported as JSON, here or at another center.">
          <TypedForm<LayoutFileForm> encType="multipart/form-data">
            {({ fields, bind }) => (
              <>
                <FileDrop
                  {...bind(fields.layout)}
                  label="JSON file"
                  accept="application/json,.json"
                  multiple={false}
                  required
                />
                <div className="form-actions">
                  <Button>Import layout</Button>
                </div>
              </>
            )}
          </TypedForm>
        </Card>
      )}
      <Card title="Built-in layouts" question="These come with Fairlead and change only with its updates.">
        <Table table={tables.shipped} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
