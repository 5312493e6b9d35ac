import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { Button, LinkButton } from '~/components/button';
import { formatDays } from '~/components/day';
import { EmptyState } from '~/components/empty-state';
import { Grid, Stack } from '~/components/grid';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { DisclosedTable } from '~/components/table-disclosure';
import { database } from '~/db.server';
import { requirePermission } from '~/features/access/access.server';
import { findGlossary } from '~/features/metrics/glossary.server';
import { GLOSSARY } from '~/features/metrics/glossary-address';
import { GlossaryCard } from '~/features/metrics/glossary-card';
import { glossaryTable } from '~/features/metrics/glossary-table';

export const meta: MetaFunction = () => [{ title: 'Metrics · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'metric');
  const { q: search } = GLOSSARY.read(request.url);
  const opened = await database();
  const asOf = await centerToday(opened.db);
  return { search, ...(await findGlossary(opened, { user, asOf, search })) };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ families }: Loaded<typeof loader>) {
  return {
    title: 'Metrics',
    tables: { metrics: glossaryTable(families.flatMap(({ entries }) => entries)) },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function MetricsRoute() {
  const found = useLoaderData<typeof loader>();
  const { search, families, period, whose } = found;
  const { title, tables } = filesOf(found);
  return (
    <Stack>
      <PageHeader
        title={title}
        subtitle={`What each metric means, how it’s calculated and how it’s gamed. Figures for ${whose}, ${formatDays(period.from, period.to)}.`}
        actions={
          <Form method="get" className="period" role="search" key={search}>
            <input
              className="input"
              type="search"
              name="q"
              defaultValue={search}
              aria-label="Find a metric"
              placeholder="Find a metric"
            />
            <Button>Find</Button>
          </Form>
        }
      />
      {families.length === 0 && (
        <EmptyState
          title={`No metrics match “${search}”`}
          action={<LinkButton to="/metrics">Show all metrics</LinkButton>}
        >
          Try one word, such as hold, wait or survey.
        </EmptyState>
      )}
      {families.map(({ title, entries }) => (
        <Stack key={title} isTight>
          <h2>{title}</h2>
          <Grid columns="two" isEven>
            {entries.map((entry) => (
              <GlossaryCard key={entry.metric.id} {...entry} />
            ))}
          </Grid>
        </Stack>
      ))}
      <DisclosedTable table={tables.metrics} />
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
