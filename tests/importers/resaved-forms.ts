/** A call log of our own making and the many forms in which such lists go around after a spreadsheet has saved them anew. */

export interface Call {
  id: string;
  agent: string;
  /** Wall-clock parts as the log shows them. */
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  topic: string;
  isAnswered: boolean;
  isResolved: boolean;
  waitS: number;
  talkS: number;
  rating: number;
}

export interface Form {
  name: string;
  encoding?: 'utf8' | 'utf16le' | 'latin1';
  write: (calls: readonly Call[]) => string;
}

const AGENTS = ['Ana', 'Ben', 'Chidi', 'Dora', 'Emil', 'Fatou'];
const TOPICS = ['Contract', 'Payment', 'Delivery', 'Technical, other'];

/** Numbers in 0 to 1 from a seed (mulberry32), so that a test reads the same file every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` calls over three months in order of time, about four in five answered. */
export function syntheticCalls(count: number, seed = 7): Call[] {
  const random = seeded(seed);
  const first = Date.UTC(2025, 0, 1, 9);
  return Array.from({ length: count }, (_, place) => {
    const at = new Date(first + Math.floor((place / count) * 89 * 86_400) * 1000 + Math.floor(random() * 60) * 1000);
    const isAnswered = random() < 0.81;
    return {
      id: `C${String(place + 1).padStart(5, '0')}`,
      agent: AGENTS[Math.floor(random() * AGENTS.length)]!,
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      topic: TOPICS[Math.floor(random() * TOPICS.length)]!,
      isAnswered,
      isResolved: isAnswered && random() < 0.9,
      waitS: isAnswered ? 10 + Math.floor(random() * 115) : 0,
      talkS: isAnswered ? 30 + Math.floor(random() * 390) : 0,
      rating: isAnswered ? 1 + Math.floor(random() * 5) : 0,
    };
  });
}

const two = (amount: number) => String(amount).padStart(2, '0');
const yes = (is: boolean) => (is ? 'Y' : 'N');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const DATES = {
  iso: ({ year, month, day }: Call) => `${year}-${two(month)}-${two(day)}`,
  dotted: ({ year, month, day }: Call) => `${two(day)}.${two(month)}.${year}`,
  named: ({ year, month, day }: Call) => `${day}-${MONTHS[month - 1]}-${two(year % 100)}`,
  american: ({ year, month, day }: Call) => `${month}/${day}/${year}`,
  dashed: ({ year, month, day }: Call) => `${two(day)}-${two(month)}-${year}`,
};

export const TIMES = {
  seconds: ({ hour, minute, second }: Call) => `${two(hour)}:${two(minute)}:${two(second)}`,
  minutes: ({ hour, minute }: Call) => `${hour}:${two(minute)}`,
  halves: ({ hour, minute, second }: Call) =>
    `${hour % 12 || 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`,
  fraction: ({ hour, minute, second }: Call) => String((hour * 3600 + minute * 60 + second) / 86_400),
  commaFraction: (call: Call) => TIMES.fraction(call).replace('.', ','),
};

export const TALKS = {
  clock: (s: number) => `00:${two(Math.floor(s / 60))}:${two(s % 60)}`,
  short: (s: number) => `${Math.floor(s / 60)}:${two(s % 60)}`,
  seconds: (s: number) => String(s),
  halves: (s: number) => `12:${two(Math.floor(s / 60))}:${two(s % 60)} AM`,
  fraction: (s: number) => String(s / 86_400),
  minutes: (s: number) => String(s / 60).replace('.', ','),
};

const HEADERS = [
  'Call Id',
  'Agent',
  'Date',
  'Time',
  'Topic',
  'Answered (Y/N)',
  'Resolved',
  'Speed of answer in seconds',
  'AvgTalkDuration',
  'Satisfaction rating',
];

interface Style {
  headers?: string[];
  delimiter?: string;
  lineEnd?: string;
  date?: (call: Call) => string;
  time?: (call: Call) => string;
  talk?: (s: number) => string;
  flag?: (is: boolean) => string;
  /** What stands in the cells that an unanswered call leaves open. */
  blank?: string;
  unrated?: string;
  /** Columns by place in HEADERS, in the order of the file. */
  order?: number[];
  extra?: { header: string; cell: (call: Call) => string }[];
  preamble?: string;
}

export function writer(style: Style): (calls: readonly Call[]) => string {
  const {
    delimiter = ',',
    lineEnd = '\n',
    date = DATES.iso,
    time = TIMES.seconds,
    talk = TALKS.clock,
    flag = yes,
  } = style;
  const order = style.order ?? HEADERS.map((_, place) => place);
  const quoted = (cell: string) =>
    cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  return (calls) => {
    const rowOf = (call: Call) => {
      const open = (cell: string) => (call.isAnswered ? cell : (style.blank ?? ''));
      const cells = [
        call.id,
        call.agent,
        date(call),
        time(call),
        call.topic,
        flag(call.isAnswered),
        flag(call.isResolved),
      ];
      cells.push(
        open(String(call.waitS)),
        open(talk(call.talkS)),
        call.isAnswered ? String(call.rating) : (style.unrated ?? style.blank ?? ''),
      );
      return [...order.map((place) => cells[place]!), ...(style.extra ?? []).map(({ cell }) => cell(call))];
    };
    const headers = style.headers ?? HEADERS;
    const head = [...order.map((place) => headers[place]!), ...(style.extra ?? []).map(({ header }) => header)];
    const lines = [head, ...calls.map(rowOf)].map((cells) => cells.map(quoted).join(delimiter));
    return `${style.preamble ?? ''}${lines.join(lineEnd)}${lineEnd}`;
  };
}

export const FORMS: readonly Form[] = [
  { name: 'as exported, dates year first', write: writer({}) },
  {
    name: 'semicolons, dd.mm.yyyy, fractions of a day with decimal commas',
    write: writer({ delimiter: ';', date: DATES.dotted, time: TIMES.commaFraction }),
  },
  { name: 'd-Mmm-yy and times without seconds', write: writer({ date: DATES.named, time: TIMES.minutes }) },
  { name: 'm/d/yyyy with AM and PM', write: writer({ date: DATES.american, time: TIMES.halves, lineEnd: '\r\n' }) },
  { name: 'dd-mm-yyyy and times as fractions of a day', write: writer({ date: DATES.dashed, time: TIMES.fraction }) },
  { name: 'talk time in seconds', write: writer({ talk: TALKS.seconds }) },
  { name: 'talk time as a time of day after midnight', write: writer({ date: DATES.american, talk: TALKS.halves }) },
  { name: 'talk time as a fraction of a day', write: writer({ talk: TALKS.fraction }) },
  {
    name: 'talk time as minutes and seconds, zeros where there was none',
    write: writer({ talk: TALKS.short, blank: '0' }),
  },
  {
    name: 'renamed headers',
    write: writer({
      headers: [
        'Call ID',
        'Agent Name',
        'Call Date',
        'Call Time',
        'Subject',
        'Answered',
        'Resolution',
        'Wait (s)',
        'Talk time',
        'CSAT',
      ],
      flag: (is) => (is ? 'Yes' : 'No'),
    }),
  },
  {
    name: 'renamed headers, other words',
    write: writer({
      headers: [
        'Reference',
        'Handled by',
        'Started',
        'Time of day',
        'Category',
        'Picked up?',
        'Solved',
        'Queue time (sec)',
        'Call duration',
        'Stars',
      ],
      flag: (is) => (is ? 'TRUE' : 'FALSE'),
      blank: 'N/A',
    }),
  },
  {
    name: 'headers that say little, told by how their cells go together',
    write: writer({
      headers: ['Ref', 'Operator', 'When', 'At', 'Subject', 'Taken', 'Fixed', 'Delay', 'Length', 'Mark'],
      extra: [{ header: 'Hour of day', cell: ({ hour }) => String(hour) }],
    }),
  },
  {
    name: 'another order and extra columns',
    write: writer({
      order: [9, 3, 2, 0, 8, 7, 6, 5, 4, 1],
      extra: [
        { header: 'Site', cell: ({ agent }) => (agent < 'D' ? 'North' : 'South') },
        { header: 'Notes', cell: ({ topic }) => `said "${topic}"` },
        { header: 'Week', cell: ({ day }) => String(Math.ceil(day / 7)) },
      ],
    }),
  },
  { name: 'ratings of 0 for unanswered calls', write: writer({ unrated: '0' }) },
  { name: 'a title above the header', write: writer({ preamble: 'Calls January to March\n\n' }) },
  {
    name: 'tabs and UTF-16',
    encoding: 'utf16le',
    write: (calls) => `\ufeff${writer({ delimiter: '\t', lineEnd: '\r\n' })(calls)}`,
  },
  {
    name: 'German, in cp1252',
    encoding: 'latin1',
    write: writer({
      headers: [
        'Anruf-ID',
        'Mitarbeiter',
        'Datum',
        'Uhrzeit',
        'Thema',
        'Angenommen',
        'Gelöst',
        'Wartezeit (Sek.)',
        'Gesprächsdauer',
        'Bewertung',
      ],
      delimiter: ';',
      date: DATES.dotted,
      flag: (is) => (is ? 'Ja' : 'Nein'),
    }),
  },
  {
    name: 'Spanish',
    write: writer({
      headers: [
        'ID de llamada',
        'Agente',
        'Fecha',
        'Hora',
        'Motivo',
        'Contestada',
        'Resuelta',
        'Tiempo de espera (segundos)',
        'Duración',
        'Satisfacción',
      ],
      delimiter: ';',
      date: DATES.dashed,
      flag: (is) => (is ? 'Sí' : 'No'),
    }),
  },
  {
    name: 'French, talk time in minutes',
    write: writer({
      headers: [
        'ID appel',
        'Conseiller',
        'Date',
        'Heure',
        'Motif',
        'Décroché',
        'Résolu',
        "Temps d'attente (secondes)",
        'Durée (minutes)',
        'Note',
      ],
      delimiter: ';',
      date: ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
      talk: TALKS.minutes,
      flag: (is) => (is ? 'Oui' : 'Non'),
    }),
  },
  {
    name: 'Portuguese',
    write: writer({
      headers: [
        'Protocolo',
        'Atendente',
        'Data',
        'Hora',
        'Assunto',
        'Atendida',
        'Resolvida',
        'Tempo de espera',
        'Duração',
        'Avaliação',
      ],
      delimiter: '|',
      flag: (is) => (is ? 'Sim' : 'Não'),
    }),
  },
];

/** What any form of these calls must come to. */
export function figuresOf(calls: readonly Call[]) {
  const answered = calls.filter(({ isAnswered }) => isAnswered);
  const sum = (of: (call: Call) => number) => answered.reduce((total, call) => total + of(call), 0);
  return {
    calls: calls.length,
    answered: answered.length,
    resolved: calls.filter(({ isResolved }) => isResolved).length,
    waitS: sum(({ waitS }) => waitS),
    talkS: sum(({ talkS }) => talkS),
    ratings: answered.length,
    ratingSum: sum(({ rating }) => rating),
  };
}
