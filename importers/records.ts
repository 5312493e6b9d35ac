/**
 * What reading a row yields, whatever the source: the border between reading (pure) and loading (the database).
 * Instants are UTC epoch milliseconds; durations integer milliseconds; null means that the file does not say.
 */

/** A person as the file names them; any of the three may find them. Sentinels have become null before this. */
export interface PersonRef {
  login: string | null;
  name: string | null;
  email: string | null;
}

/** An instant with what was read and how it was understood. */
export interface Instant {
  at: number;
  /** The original local text in the file (date and time joined by a space where they stand in two cells). */
  text: string;
  /** IANA zone that was used. */
  timeZone: string;
  zoneFrom: 'cell' | 'file' | 'profile' | 'user' | 'center';
  /** Its clock time came twice (and was taken the first time) or never (and was moved on) on the day when clocks change. */
  oddHour?: 'doubled' | 'missing';
}

export interface LegRecord {
  kind: 'leg';
  contactKey: string;
  legKey: string;
  person: PersonRef | null;
  queue: string | null;
  channel: 'voice' | 'chat' | 'email';
  direction: 'inbound' | 'outbound' | 'internal';
  started: Instant;
  isAnswered: boolean;
  isAbandoned: boolean;
  isTransferred: boolean | null;
  isResolved: boolean | null;
  waitMs: number | null;
  talkMs: number | null;
  holdMs: number | null;
  afterContactWorkMs: number | null;
  firstReplyMs: number | null;
  fullResolutionMs: number | null;
  reopens: number | null;
  reason: string | null;
  customerKey: string | null;
  /** Columns that the profile does not know, by header. */
  attributes: Record<string, string> | null;
}

export interface AnswerRecord {
  kind: 'answer';
  answerKey: string;
  /** The contact that it asks about, and the source whose key that is (null: any source). */
  contactKey: string | null;
  legSource: string | null;
  person: PersonRef | null;
  channel: string | null;
  survey: 'csat' | 'nps' | 'ces';
  scaleMin: number;
  scaleMax: number;
  score: number | null;
  comment: string | null;
  asked: Instant;
  answeredAt: number | null;
}

/** One line of one review: an item of the form with its points. */
export interface ReviewItemRecord {
  kind: 'review_item';
  reviewKey: string;
  form: string;
  formVersion: string;
  person: PersonRef;
  reviewer: string | null;
  contactKey: string | null;
  reviewed: Instant;
  section: string;
  item: string;
  points: number | null;
  possible: number;
  weight: number;
  isNotApplicable: boolean;
  isCritical: boolean;
}

/** One stay of one person in one team; a person who changed teams has two rows. */
export interface RosterRecord {
  kind: 'roster';
  name: string;
  email: string | null;
  jobTitle: string | null;
  isContractor: boolean;
  hiredDate: string | null;
  leftDate: string | null;
  team: string | null;
  teamTimeZone: string | null;
  /** Leads the team rather than being a member of it. */
  isLeader: boolean;
  fromDate: string | null;
  toDate: string | null;
  /** What each source calls this person: source → login, id or name. */
  aliases: { source: string; alias: string }[];
}

/** Something that happened and is drawn on charts: a training, a process change, an obstacle. */
export interface EventRecord {
  kind: 'event';
  eventKey: string;
  type: 'training' | 'process_change' | 'obstacle' | 'session';
  title: string;
  onDate: string;
  untilDate: string | null;
  person: PersonRef | null;
  team: string | null;
  queue: string | null;
}
