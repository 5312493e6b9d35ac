/** Files that were uploaded and wait for a look before they are loaded. All of it stands in the address of the page. */
export interface ChosenFile {
  hash: string;
  name: string;
  profileId?: string;
  timeZone?: string;
  dateOrder?: (typeof ORDERS)[number];
  /** Unit of the bare numbers in the talk column. */
  talkUnit?: TalkUnit;
  /** Text encoding. */
  encoding?: string;
  /** The local days that it covers, both inclusive, where its rows name none. */
  period?: { from: string; to: string };
}

export const TALK_UNITS = ['ms', 's', 'min', 'h', 'day'] as const;
type TalkUnit = (typeof TALK_UNITS)[number];
const ORDERS = ['dmy', 'mdy', 'ymd'] as const;

/** What an address can hold. */
export const MOST_FILES = 40;
/** An archive's name, and that of a file in it. */
const LONGEST_NAME = 330;
const FILE = new RegExp(`^([0-9a-f]{64})~(.{1,${LONGEST_NAME}})$`, 's');

/** The field of a form or address that holds one choice for one file. */
export const fieldOf = (what: 'profile' | 'zone' | 'order' | 'unit' | 'encoding' | 'from' | 'to', hash: string) =>
  `${what}-${hash.slice(0, 16)}`;

/** Reads the files and choices from an address or a form; what makes no sense is left out. */
export function readChosenFiles(from: URLSearchParams): ChosenFile[] {
  const said = (name: string) => {
    const value = from.get(name)?.trim();
    return value === '' ? undefined : value;
  };
  const files = new Map<string, ChosenFile>();
  for (const entry of from.getAll('file')) {
    const found = FILE.exec(entry);
    if (!found || files.size === MOST_FILES) continue;
    // The expression has two groups, and neither may be left out.
    const [, hash, name] = found as unknown as [string, string, string];
    files.set(hash, {
      hash,
      name,
      profileId: said(fieldOf('profile', hash)),
      timeZone: said(fieldOf('zone', hash)),
      dateOrder: ORDERS.find((order) => order === said(fieldOf('order', hash))),
      talkUnit: TALK_UNITS.find((unit) => unit === said(fieldOf('unit', hash))),
      encoding: said(fieldOf('encoding', hash)),
      period: periodOf(said(fieldOf('from', hash)), said(fieldOf('to', hash))),
    });
  }
  return [...files.values()];
}

/** Days as somebody wrote them, to be checked where the file is looked at; one alone is a period of one day. */
export function periodOf(from: string | undefined, to: string | undefined): ChosenFile['period'] {
  return from === undefined && to === undefined ? undefined : { from: (from ?? to)!, to: (to ?? from)! };
}

/** The address at which these files are looked at. */
export function previewPath(files: readonly ChosenFile[]): string {
  const params = new URLSearchParams();
  for (const { hash, name, profileId, timeZone, dateOrder, talkUnit, encoding, period } of files) {
    params.append('file', `${hash}~${name}`);
    if (profileId) params.set(fieldOf('profile', hash), profileId);
    if (timeZone) params.set(fieldOf('zone', hash), timeZone);
    if (dateOrder) params.set(fieldOf('order', hash), dateOrder);
    if (talkUnit) params.set(fieldOf('unit', hash), talkUnit);
    if (encoding) params.set(fieldOf('encoding', hash), encoding);
    if (period) params.set(fieldOf('from', hash), period.from);
    if (period) params.set(fieldOf('to', hash), period.to);
  }
  return `/imports/new?${params}`;
}
