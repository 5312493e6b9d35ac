/** Those of ISO that Windows's pages hold whole (1 and 9) are never found, only chosen. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1254',
  'windows-1250',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-9',
  'iso-8859-15',
] as const;

export type Encoding = (typeof ENCODINGS)[number];
