import type { AgentIntervalRecord, AgentStateRecord, StateClass } from '../../interval-records';
import { ownValue } from '../../own-value';
import type { AgentIntervalField, AgentIntervalProfile } from '../../profile';
import type { ImportRecord } from '../../row-outcome';
import type { ReadPlan } from '../plan';
import { attributeReader } from './attribute-reader';
import type { CellReaders } from './cell-readers';
import { spanReader } from './interval-span';
import { addReaders, skipTest, sumReader } from './interval-sums';
import type { ReadRow } from './leg-rows';
import { personReader, SEVERAL_PEOPLE } from './person-of';
import type { ReadCell } from './row-in-hand';

/** Reads rows that are sums over a person's interval, and the time in each state where states have columns of their own. */
export function agentIntervalRows(profile: AgentIntervalProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const span = spanReader(profile, plan, cells);
  const isSkipped = skipTest(profile, cells);
  const [queue, channel] = [cells.text('queue'), cells.choice<NonNullable<AgentIntervalRecord['channel']>>('channel')];
  const states = stateColumns(profile, cells);
  const sums = sumReaders(profile, cells, states);
  const attributes = attributeReader(profile, plan);

  return (row) => {
    if (isSkipped(row)) return 'nobody';
    const [who, when] = [person(row), span(row)];
    if (who === SEVERAL_PEOPLE || who === null) return 'nobody';
    if (when === null) return [];
    const base = { ...when, report: profile.id, attributes: attributes(row), person: who };
    const said: Sums = {
      handledCount: sums.handledCount(row),
      talkMs: sums.talkMs(row),
      holdMs: sums.holdMs(row),
      afterContactWorkMs: sums.afterContactWorkMs(row),
      handleMs: sums.handleMs(row),
      loggedInMs: sums.loggedInMs(row),
      onQueueMs: sums.onQueueMs(row),
      availableMs: sums.availableMs(row),
      contactMs: sums.contactMs(row),
    };
    const records: ImportRecord[] = [];
    if (Object.values(said).some((value) => value !== null)) {
      records.push({ kind: 'agent_interval', ...base, queue: queue(row), channel: channel(row), ...said });
    }
    for (const { name, stateClass, read } of states) {
      const timeMs = read(row);
      if (timeMs === null) continue;
      const state: AgentStateRecord = {
        kind: 'agent_state',
        ...base,
        attributes: null,
        state: name,
        stateClass,
        timeMs,
      };
      records.push(state);
    }
    return records;
  };
}

type Sums = Omit<AgentIntervalRecord, 'kind' | 'person' | 'queue' | 'channel' | keyof Spanned>;
type Spanned = Pick<AgentIntervalRecord, 'starts' | 'intervalMs' | 'date' | 'report' | 'attributes'>;
interface StateColumn {
  name: string;
  stateClass: StateClass;
  read: ReadCell<number>;
}

function stateColumns({ interval }: AgentIntervalProfile, cells: CellReaders): StateColumn[] {
  const { classes, otherwise } = interval.states ?? { classes: {}, otherwise: 'other' };
  return cells
    .durations('state')
    .map(({ name, read }) => ({ name, read, stateClass: ownValue(classes, name.toLowerCase()) ?? otherwise }));
}

/** Every sum from its own column, else from those that the profile names, else from the states. */
function sumReaders(profile: AgentIntervalProfile, cells: CellReaders, states: readonly StateColumn[]) {
  const handled = cells.number('handled');
  const own = (field: AgentIntervalField): ReadCell<number> => sumReader(profile, cells, field, () => handled);
  const ofStates = (isMeant: (of: StateClass) => boolean) =>
    addReaders(states.filter(({ stateClass }) => isMeant(stateClass)).map(({ read }) => read));
  // States are all of a person's time only where those on contacts and between them are among them.
  const isWhole = ['contact', 'available'].every((each) => states.some(({ stateClass }) => stateClass === each));
  const sum = (
    field: 'handle' | 'contact' | 'on_queue' | 'logged_in' | 'available',
    isMeant: (of: StateClass) => boolean,
  ): ReadCell<number> => {
    if (cells.has(field) || (field === 'handle' && cells.has('average_handle'))) return own(field);
    const parts = field === 'available' ? undefined : profile.interval.sums?.[field];
    if (parts) return addReaders(parts.map(own));
    return isWhole && field !== 'handle' ? ofStates(isMeant) : () => null;
  };
  return {
    handledCount: handled,
    talkMs: own('talk'),
    holdMs: own('hold'),
    afterContactWorkMs: own('after_contact_work'),
    handleMs: sum('handle', () => false),
    loggedInMs: sum('logged_in', (of) => of !== 'offline'),
    onQueueMs: sum('on_queue', (of) => of === 'contact' || of === 'available'),
    availableMs: sum('available', (of) => of === 'available'),
    contactMs: sum('contact', (of) => of === 'contact'),
  };
}
