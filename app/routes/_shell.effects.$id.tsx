import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { Read } from '~/address/page-address';
import { centerToday } from '~/center-day.server';
import { drawer } from '~/charts/drawing.server';
import { LinkButton } from '~/components/button';
import { formatDays } from '~/components/day';
import { PageHeader } from '~/components/page-header';
import { getReader } from '~/db.server';
import { contactScope } from '~/features/effects/contact-scope';
import { drawCourse } from '~/features/effects/draw-course.server';
import { requireEffect } from '~/features/effects/effect-access.server';
import { EffectCourseCard } from '~/features/effects/effect-course-card';
import { EffectFiguresCard } from '~/features/effects/effect-figures-card';
import { KIND_WORDS } from '~/features/effects/effect-kinds';
import { EffectPeopleCard } from '~/features/effects/effect-people-card';
import { EffectSaidCard } from '~/features/effects/effect-said-card';
import { EFFECT } from '~/features/effects/effects-filter';
import { findEffect } from '~/features/effects/find-effect.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.event.title ?? 'Effect'} · Fairlead` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await getReader();
  const asOf = await centerToday(reader);
  const { person, metric } = EFFECT.read(request.url);
  const { user, event, also, isAlone } = await requireEffect(request, { id: Number(params.id), person, asOf });
  const page = await findEffect(reader, event, { asOf, metric });
  return { page: drawCourse(page, { draw: drawer(context), user }), asOf, also, isAlone };
}

export default function EffectRoute() {
  const { page, asOf, also, isAlone } = useLoaderData<typeof loader>();
  const { event, involved, names, effects, chosen, course, drawing } = page;
  const [only] = event.people;
  const scope = contactScope(event, names);
  const address = (asked: Partial<Read<typeof EFFECT>>) => `/effects/${event.id}${EFFECT.write(asked)}`;
  return (
    <>
      <PageHeader
        title={event.title}
        subtitle={
          <>
            {KIND_WORDS[event.kind]} · {formatDays(event.onDate, event.untilDate ?? event.onDate)} ·{' '}
            {scope?.personId ? <Link to={`/people/${scope.personId}`}>{involved}</Link> : involved}
          </>
        }
        actions={isAlone && <LinkButton to={`/effects/${event.id}`}>Everybody who had it</LinkButton>}
      />
      <EffectSaidCard event={event} effects={effects} also={also} asOf={asOf} />
      {chosen && <EffectCourseCard event={event} effect={chosen} course={course} drawing={drawing} />}
      {effects.length > 0 && (
        <EffectFiguresCard
          effects={effects}
          about={event.about}
          asOf={asOf}
          scope={scope}
          linkTo={(metric) => `${address({ person: isAlone ? only : null, metric })}#weeks`}
        />
      )}
      {chosen && names.length > 1 && (
        <EffectPeopleCard
          effect={chosen}
          names={names}
          linkTo={(person) => address({ person, metric: chosen.metricId })}
        />
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
