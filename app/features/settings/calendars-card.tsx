import type { WeekStart } from 'db/default-settings';
import type { StoredCalendar } from 'db/queries/definitions';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Input } from '~/components/input';
import { TypedForm, useAnswer } from '~/components/typed-form';
import { WEEKDAYS, weekFrom, writeHours } from './opening-hours';
import type { CalendarForm } from './settings-forms.server';

interface CalendarsCardProps {
  calendars: readonly StoredCalendar[];
  teams: readonly { id: number; name: string }[];
  timeZone: string;
  weekStart: WeekStart;
  mayChange: boolean;
}

/** When the center is open, and the teams that keep other hours. */
export function CalendarsCard({ calendars, teams, timeZone, weekStart, mayChange }: CalendarsCardProps) {
  const whose = [{ id: 0, name: 'The whole center' }, ...teams];
  return (
    <Card
      title="Opening hours"
      question="Used for reply and resolution times. Teams without their own hours use the center’s."
    >
      <Stack isTight>
        {whose.map(({ id, name }) => (
          <TeamCalendar
            key={id}
            team={id}
            name={name}
            calendar={calendars.find(({ teamId }) => teamId === id)}
            {...{ timeZone, weekStart, mayChange }}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface TeamCalendarProps extends Pick<CalendarsCardProps, 'timeZone' | 'weekStart' | 'mayChange'> {
  team: number;
  name: string;
  calendar?: StoredCalendar;
}

const INTENTS = ['save_calendar', 'remove_calendar'];

function TeamCalendar({ team, name, calendar, timeZone, weekStart, mayChange }: TeamCalendarProps) {
  const isAnswered = useAnswer(INTENTS, { team }) !== undefined;
  const hours = weekFrom(weekStart).map(({ day, at }) => [day, writeHours(calendar?.hours[at] ?? [])] as const);
  return (
    <details className="disclosure" open={isAnswered || undefined}>
      <summary>
        {name}: {calendar ? toldOf(calendar) : team === 0 ? 'not set' : 'same as the center'}
      </summary>
      <TypedForm<CalendarForm>
        intent={INTENTS}
        hidden={{ team }}
        defaults={{ time_zone: calendar?.timeZone ?? timeZone, ...Object.fromEntries(hours) }}
        key={JSON.stringify(calendar)}
      >
        {({ fields, bind }) => (
          <>
            <fieldset className="fieldset" disabled={!mayChange}>
              <Input {...bind(fields.time_zone)} label="Time zone" />
              {hours.map(([day]) => (
                <Input key={day} {...bind(fields[day])} label={day} placeholder="closed" />
              ))}
            </fieldset>
            {mayChange && (
              <div className="form-actions">
                <Button kind="primary" name="intent" value="save_calendar">
                  Save hours
                </Button>
                {calendar && (
                  <Button name="intent" value="remove_calendar">
                    {team === 0 ? 'Remove hours' : 'Use the center’s hours'}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </TypedForm>
    </details>
  );
}

/** "Monday 09:00–17:00 and 4 more days, Europe/Berlin". */
function toldOf({ hours, timeZone }: StoredCalendar): string {
  const open = WEEKDAYS.flatMap((day, at) => {
    const told = writeHours(hours[at] ?? []);
    return told ? [`${day} ${told}`] : [];
  });
  const more = open.length > 1 ? ` and ${open.length - 1} more ${open.length === 2 ? 'day' : 'days'}` : '';
  return `${open[0] ?? 'always closed'}${more}, ${timeZone}`;
}
