import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { Read } from '~/address/page-address';
import { centerToday } from '~/center-day.server';
import { drawer } from '~/charts/drawing.server';
import { effectCourseTable } from '~/charts/effect-course';
import { LinkButton } from '~/components/button';
import { formatDays } from '~/components/day';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { getReader } from '~/db.server';
import { contactScope } from '~/features/effects/contact-scope';
import { drawCourse } from '~/features/effects/draw-course.server';
import { requireEffect } from '~/features/effects/effect-access.server';
import { EffectCourseCard, effectCourse } from '~/features/effects/effect-course-card';
import { EffectFiguresCard, effectFiguresTable } from '~/features/effects/effect-figures-card';
import { KIND_WORDS } from '~/features/effects/effect-kinds';
import { EffectPeopleCard, effectPeopleTable } from '~/features/effects/effect-people-card';
import { EffectSaidCard } from '~/features/effects/effect-said-card';
import type { EffectView } from '~/features/effects/effect-view';
import { EFFECT } from '~/features/effects/effects-filter';
import { findEffect } from '~/features/effects/find-effect.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.event.title ?? 'Coaching impact'} · Fairlead` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await getReader();
  const asOf = await centerToday(reader);
  const { person, metric } = EFFECT.read(request.url);
  const { user, event, also, isAlone } = await requireEffect(request, { id: Number(params.id), person, asOf });
  const page = await findEffect(reader, event, { asOf, metric });
  return { page: drawCourse(page, { draw: drawer(context), user }), asOf, also, isAlone };
}

/** The tables that this page draws, and that are its files. */
function filesOf({ page, asOf, isAlone }: Loaded<typeof loader>) {
  const { event, names, effects, chosen, course } = page;
  const [only] = event.people;
  const address = (asked: Partial<Read<typeof EFFECT>>) => `/effects/${event.id}${EFFECT.write(asked)}`;
  const weeksOf = (metric: EffectView['metricId']) => `${address({ person: isAlone ? only : null, metric })}#weeks`;
  const chart = chosen && effectCourse({ event, effect: chosen, course });
  return {
    title: event.title,
    chart,
    tables: {
      course: chart && effectCourseTable(chart),
      figures:
        effects.length > 0 &&
        effectFiguresTable({ effects, about: event.about, asOf, scope: contactScope(event, names), linkTo: weeksOf }),
      people:
        chosen &&
        names.length > 1 &&
        effectPeopleTable({
          effect: chosen,
          names,
          linkTo: (person) => address({ person, metric: chosen.metricId }),
        }),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function EffectRoute() {
  const found = useLoaderData<typeof loader>();
  const { page, asOf, also, isAlone } = found;
  const { title, chart, tables } = filesOf(found);
  const { event, involved, names, effects, chosen } = page;
  const scope = contactScope(event, names);
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            {KIND_WORDS[event.kind]} · {formatDays(event.onDate, event.untilDate ?? event.onDate)} ·{' '}
            {scope && 'personId' in scope ? <Link to={`/people/${scope.personId}`}>{involved}</Link> : involved}
          </>
        }
        actions={isAlone && <LinkButton to={`/effects/${event.id}`}>Everyone involved</LinkButton>}
      />
      <EffectSaidCard event={event} effects={effects} also={also} asOf={asOf} />
      {chosen && chart && <EffectCourseCard event={event} effect={chosen} chart={chart} drawing={page.drawing} />}
      {tables.figures && <EffectFiguresCard effects={effects} table={tables.figures} />}
      {chosen && tables.people && <EffectPeopleCard effect={chosen} table={tables.people} />}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
