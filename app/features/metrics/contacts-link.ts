import type { MetricId } from '~/metrics/catalogue';

/** Which rows of a metric: those in its numerator, those in its denominator. */
type Part = 'numerator' | 'denominator';

/** The rows a number was calculated from, and nothing else. Days are inclusive. */
export interface ContactsScope {
  metricId: MetricId;
  /** The version of the metric, where not the one in force. */
  version?: number;
  /** 0 for nobody. */
  personId?: number;
  teamId?: number;
  queueId?: number;
  /** '' for none. */
  channel?: string;
  from?: string;
  to?: string;
  part?: Part;
}

/** How the address writes that there is no channel. */
export const NO_CHANNEL = 'none';

/** The address of the rows behind a number; every number of every page links here. */
export function contactsLink(scope: ContactsScope, path = '/contacts'): string {
  const query = new URLSearchParams({ metric: scope.metricId });
  const set = (name: string, value: number | string | undefined) => {
    if (value !== undefined) query.set(name, String(value));
  };
  set('version', scope.version);
  set('person', scope.personId);
  set('team', scope.teamId);
  set('queue', scope.queueId);
  set('channel', scope.channel === '' ? NO_CHANNEL : scope.channel);
  set('from', scope.from);
  set('to', scope.to);
  set('part', scope.part);
  return `${path}?${query}`;
}
