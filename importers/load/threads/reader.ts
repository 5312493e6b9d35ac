import { parentPort } from 'node:worker_threads';
import { readRows } from '../../read/read-export';
import type { FromReader, ToReader } from './reader-messages';
import { RowPacker } from './row-packer';

/** Batches that may be under way to the thread that writes: more would only fill the memory. */
const AHEAD = 6;

let allowed = AHEAD;
let wake = () => {};
const post = (message: FromReader) => parentPort?.postMessage(message);

async function read({ path, plan }: Extract<ToReader, { kind: 'read' }>): Promise<void> {
  const packer = new RowPacker();
  let bytesRead = 0;
  const rows = readRows(path, plan, {
    onProgress: (bytes) => {
      bytesRead = bytes;
    },
    onNotice: (notice) => post({ kind: 'notice', notice }),
  });
  const send = async () => {
    while (allowed === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    allowed -= 1;
    post({ kind: 'rows', batch: packer.take(), bytesRead });
  };
  for await (const some of rows) {
    for (const { raw, outcome } of some) packer.add(outcome, raw.text);
    if (packer.isFull) await send();
  }
  if (!packer.isEmpty) await send();
}

parentPort?.on('message', (message: ToReader) => {
  if (message.kind === 'taken') {
    allowed += 1;
    wake();
    return;
  }
  read(message).then(
    () => post({ kind: 'end' }),
    (error: unknown) => post({ kind: 'broken', error, code: codeOf(error) }),
  );
});

/** What a copied error loses. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
