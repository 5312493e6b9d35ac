/** The form that undoes what was saved: the one that its own page has for it. */
export interface Undo {
  to: string;
  fields: Record<string, string>;
}

interface SavedThing {
  words: string;
  /** From the ids of what was saved. */
  undo?: (...ids: string[]) => Undo;
}

const held = (id: string) => ({ to: '/imports/people', fields: { intent: 'return', id } });
const layout = (intent: 'retire' | 'restore') => (id: string) => ({ to: '/imports/profiles', fields: { intent, id } });
const onChart = (intent: string) => (person: string, metric: string, id: string) => ({
  to: `/people/${person}/charts/${metric}`,
  fields: { intent, id },
});
const milestone = (intent: string) => (goal: string, id: string) => ({
  to: `/goals/${goal}`,
  fields: { intent, milestone: id },
});

const declare = <What extends string>(things: Record<What, SavedThing>) => things;

/** What the next page says after each thing that somebody saves; of what still goes on, that it does. */
export const SAVED = declare({
  baselineStarted: { words: 'New baseline started.', undo: onChart('take-back-baseline') },
  baselineWithdrawn: { words: 'Baseline withdrawn.' },
  checkInSaved: { words: 'Check-in saved.' },
  eventLogged: {
    words: 'Event logged.',
    undo: (id) => ({ to: '/events/new', fields: { intent: 'take-back', id } }),
  },
  eventWithdrawn: { words: 'Event withdrawn.' },
  evidenceAdded: { words: 'Evidence added.' },
  goalAcknowledged: { words: 'Review acknowledged.' },
  goalChanged: { words: 'Goal changed. The old terms stay on record.' },
  goalClosed: { words: 'Goal closed.' },
  goalSet: { words: 'Goal set.' },
  goalsSet: { words: 'Goals set.' },
  heldDecided: { words: 'Decision saved.', undo: held },
  heldReturned: { words: 'Decision undone.' },
  holidayAdded: {
    words: 'Holiday added.',
    undo: (team, date) => ({ to: '/settings', fields: { intent: 'remove_holiday', team, date } }),
  },
  importUndone: { words: 'Undoing the import.' },
  layoutAdded: { words: 'Layout added.' },
  layoutRestored: { words: 'Layout in use again.', undo: layout('retire') },
  layoutRetired: { words: 'Layout retired.', undo: layout('restore') },
  loadCanceled: { words: 'Canceling the load.' },
  loadStarted: { words: 'Load started.' },
  loadsStarted: { words: 'Loads started.' },
  merged: { words: 'Merge saved. Its rows move now.' },
  unmerged: { words: 'Merge undone. Its rows move back now.' },
  milestoneAdded: { words: 'Milestone added.' },
  milestoneDone: { words: 'Milestone done.', undo: milestone('milestone-open') },
  milestoneOpen: { words: 'Milestone open again.', undo: milestone('milestone-done') },
  noteSaved: { words: 'Note saved.' },
  regionSaved: { words: 'Dates and numbers saved.' },
  sessionEnded: { words: 'Signed out there.' },
  sessionsEnded: { words: 'Signed out everywhere else.' },
  settingsSaved: { words: 'Settings saved.' },
  tokenRevoked: { words: 'Token revoked.' },
  versionAdded: {
    words: 'Scorecard version saved.',
    undo: (id) => ({ to: '/scorecard', fields: { intent: 'take-back', id } }),
  },
  versionWithdrawn: { words: 'Scorecard version withdrawn.' },
});

export type Saved = keyof typeof SAVED;
