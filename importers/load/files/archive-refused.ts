const WHY = {
  damaged_archive: {
    message: 'The archive is damaged: it does not unpack to what its directory says.',
    advice: 'Export it again, or unpack it where it works and send the files themselves.',
  },
  encrypted_archive: {
    message: 'The archive is locked with a password.',
    advice: 'Unpack it and send the files themselves, or export it without a password.',
  },
  nested_archive: {
    message: 'The archive holds another archive.',
    advice: 'Unpack the outer one and send what is inside.',
  },
  too_many_files: {
    message: 'The archive holds more files than are taken at once.',
    advice: 'Send at most 100 files in one archive.',
  },
  unpacks_beyond_measure: {
    message: 'The archive unpacks to far more than an export holds, so it was not unpacked.',
    advice: 'Unpack it yourself, look at what it holds, and send the files themselves.',
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
