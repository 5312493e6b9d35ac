const WHY = {
  damaged_archive: {
    message: 'The archive is damaged: its content does not match its directory.',
    advice: 'Export it again, or unpack it elsewhere and send the files.',
  },
  encrypted_archive: {
    message: 'The archive is locked with a password.',
    advice: 'Unpack it and send the files, or export it without a password.',
  },
  nested_archive: {
    message: 'The archive holds another archive.',
    advice: 'Unpack the outer one and send what is inside.',
  },
  too_many_files: {
    message: 'The archive has too many files.',
    advice: 'Send at most 100 files in one archive.',
  },
  unpacks_beyond_measure: {
    message: 'The unpacked archive would be far larger than an export, so it was not unpacked.',
    advice: 'Unpack it yourself, check the content, and send the files.',
  },
  empty_archive: {
    message: 'The archive holds no file.',
    advice: 'Export it again for days with contacts.',
  },
} as const;

export type ArchiveProblem = keyof typeof WHY;

/** An archive that is not taken: why, and what to do. Nothing of it was kept. */
export class ArchiveRefused extends Error {
  readonly advice: string;

  constructor(
    readonly code: ArchiveProblem,
    file?: string,
  ) {
    super(file === undefined ? WHY[code].message : `${WHY[code].message.slice(0, -1)} (${file}).`);
    this.advice = WHY[code].advice;
  }
}
