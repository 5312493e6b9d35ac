import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Stack } from '~/components/grid';
import { PageHeader } from '~/components/page-header';
import { notFound, requirePermission } from '~/features/access/access.server';
import { findMappingPage } from '~/features/mapping/find-mapping-page.server';
import { MappingForm } from '~/features/mapping/mapping-form';

export const meta: MetaFunction = () => [{ title: 'Map the columns · Fairlead' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, 'write', 'import');
  const page = await findMappingPage(params.upload ?? '', new URL(request.url).searchParams, request.signal);
  if (!page) throw notFound('This file is no longer stored, or holds no table. Choose it again.');
  return page;
}

export default function MapColumns() {
  const page = useLoaderData<typeof loader>();
  return (
    <Stack>
      <PageHeader
        title={page.editing ? `Change ${page.editing.label}` : 'Map the columns'}
        subtitle={
          page.editing
            ? `Saves as version ${page.editing.next}. Earlier imports don’t change.`
            : `${page.name}. Nothing is saved before the whole file is checked.`
        }
      />
      <MappingForm page={page} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
