import { Form } from '@remix-run/react';
import type { WeekStart } from 'db/default-settings';
import type { StoredCalendar } from 'db/queries/definitions';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Input } from '~/components/input';
import type { SettingsAnswer } from './change-settings.server';
import { WEEKDAYS, weekFrom, writeHours } from './opening-hours';

interface CalendarsCardProps {
  calendars: readonly StoredCalendar[];
  teams: readonly { id: number; name: string }[];
  timeZone: string;
  weekStart: WeekStart;
  answer?: SettingsAnswer;
  mayChange: boolean;
}

/** When the center is open, and the teams that keep other hours. */
export function CalendarsCard({ calendars, teams, timeZone, weekStart, answer, mayChange }: CalendarsCardProps) {
  const whose = [{ id: 0, name: 'The whole center' }, ...teams];
  return (
    <Card
      title="Opening hours"
      question="Used for reply and resolution times. Teams without their own hours use the center’s."
    >
      <Stack isTight>
        {whose.map(({ id, name }) => {
          const calendar = calendars.find(({ teamId }) => teamId === id);
          const isAnswered = answer?.teamId === id;
          return (
            <details key={id} className="disclosure" open={isAnswered || undefined}>
              <summary>
                {name}: {calendar ? toldOf(calendar) : id === 0 ? 'not set' : 'same as the center'}
              </summary>
              <CalendarForm
                teamId={id}
                calendar={calendar}
                timeZone={timeZone}
                weekStart={weekStart}
                answer={isAnswered ? answer : undefined}
                mayChange={mayChange}
              />
            </details>
          );
        })}
      </Stack>
    </Card>
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

interface CalendarFormProps extends Pick<CalendarsCardProps, 'timeZone' | 'weekStart' | 'answer' | 'mayChange'> {
  teamId: number;
  calendar?: StoredCalendar;
}

function CalendarForm({ teamId, calendar, timeZone, weekStart, answer, mayChange }: CalendarFormProps) {
  const of = (name: string, stored: string) => answer?.typed?.[name] ?? stored;
  return (
    <Form method="post" className="form" key={JSON.stringify(calendar)}>
      <input type="hidden" name="team" value={teamId} />
      <fieldset className="fieldset" disabled={!mayChange}>
        <Input
          label="Time zone"
          name="time_zone"
          defaultValue={of('time_zone', calendar?.timeZone ?? timeZone)}
          error={answer?.errors?.time_zone}
        />
        {weekFrom(weekStart).map(({ day, at }) => (
          <Input
            key={day}
            label={day}
            name={day}
            placeholder="closed"
            defaultValue={of(day, writeHours(calendar?.hours[at] ?? []))}
            error={answer?.errors?.[day]}
          />
        ))}
      </fieldset>
      {mayChange && (
        <div className="form-actions">
          <Button kind="primary" name="intent" value="save_calendar">
            Save hours
          </Button>
          {calendar && (
            <Button name="intent" value="remove_calendar">
              {teamId === 0 ? 'Remove hours' : 'Use the center’s hours'}
            </Button>
          )}
        </div>
      )}
    </Form>
  );
}
