const MIB = 1024 * 1024;

/** The largest file that is taken, and the most that an archive may unpack to, in bytes: IMPORT_MAX_MB, unless set 4,096. */
export function largestFile(): number {
  const said = Number(process.env.IMPORT_MAX_MB);
  return (said > 0 ? said : 4096) * MIB;
}

/** A file that is larger than the center takes. */
export class FileTooLarge extends Error {
  constructor(readonly most = largestFile()) {
    super(`The file is larger than ${Math.round(most / MIB).toLocaleString('en')} MB, the most that is taken.`);
  }
}

/** The same bytes, until they are more than is taken. */
export async function* upTo(content: AsyncIterable<Uint8Array>, most = largestFile()): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > most) throw new FileTooLarge(most);
    yield chunk;
  }
}
