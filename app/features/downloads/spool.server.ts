import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** So much is handed on at a time. */
const PIECE = 64 * 1024;
/** Whoever takes nothing for so long has gone, or wants to keep the file open for no good. */
const PATIENCE_MS = 60_000;

/**
 * A file that is written in one place and read in another, as far as it is there. Between a reader of the database, which
 * must be quick, and whoever downloads, who may be slow. It has no name: nothing of it outlasts this process.
 */
export class Spool {
  #written = 0;
  #isWhole = false;
  #error: unknown = null;
  #wake = () => {};

  private constructor(private readonly file: FileHandle) {}

  static async open(folder: string): Promise<Spool> {
    const path = join(folder, `.fairlead-download-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return new Spool(file);
  }

  /** For whoever writes it. */
  get descriptor(): number {
    return this.file.fd;
  }

  /** This many bytes are there by now. */
  grow(bytes: number): void {
    this.#written = bytes;
    this.#wake();
  }

  finish(): void {
    this.#isWhole = true;
    this.#wake();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.#wake();
  }

  /** Resolves when something can be read, or all was; rejects where it will never be whole. */
  async whenBeyond(at: number): Promise<void> {
    while (this.#error === null && this.#written <= at && !this.#isWhole) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#error !== null) throw this.#error;
  }

  /** The file as a body, a piece whenever one is asked for. `left` is called once: when all was taken, or nobody wants more. */
  read(left: () => void): ReadableStream<Uint8Array> {
    let at = 0;
    let timer: NodeJS.Timeout | undefined;
    let isLeft = false;
    const leave = () => {
      clearTimeout(timer);
      if (!isLeft) left();
      isLeft = true;
    };
    const waitForReader = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      timer = setTimeout(() => {
        controller.error(new Error('Nobody took what was there of a download.'));
        leave();
      }, PATIENCE_MS);
      timer.unref();
    };
    return new ReadableStream(
      {
        start: waitForReader,
        pull: async (controller) => {
          clearTimeout(timer);
          try {
            await this.whenBeyond(at);
            const piece = new Uint8Array(Math.min(PIECE, this.#written - at));
            const { bytesRead } =
              piece.length > 0 ? await this.file.read(piece, 0, piece.length, at) : { bytesRead: 0 };
            if (isLeft) return;
            at += bytesRead;
            if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
            if (this.#isWhole && at === this.#written) {
              controller.close();
              leave();
            } else waitForReader(controller);
          } catch (error) {
            leave();
            throw error;
          }
        },
        cancel: leave,
      },
      { highWaterMark: 0 },
    );
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
