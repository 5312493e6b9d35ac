/** An answer that is under way or remembered. */
interface Look {
  answer: Promise<unknown>;
  /** Letters that it takes; null while it is under way. */
  size: number | null;
  /** How many wait for it. */
  waiting: number;
  nobody: AbortController;
}

/** Letters of all remembered answers together: a file's first rows may hold cells of any length. */
const MOST_LETTERS = 16_000_000;
const looks = new Map<string, Look>();

/**
 * What a look at a kept file found. Kept files never change, so that an answer holds as long as the question is the same,
 * and those who ask the same at once wait for one look. It is ended where all who waited for it have gone.
 */
export async function remembered<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const look = looks.get(key) ?? begin(key, ask);
  look.waiting += 1;
  try {
    return (await orGone(look.answer, signal)) as T;
  } finally {
    look.waiting -= 1;
    if (look.waiting === 0 && look.size === null) {
      forget(key, look);
      look.nobody.abort();
    }
  }
}

function begin(key: string, ask: (signal: AbortSignal) => Promise<unknown>): Look {
  const nobody = new AbortController();
  const look: Look = { answer: ask(nobody.signal), size: null, waiting: 0, nobody };
  looks.set(key, look);
  look.answer.then(
    (answer) => keep(look, answer),
    () => forget(key, look),
  );
  return look;
}

function keep(look: Look, answer: unknown): void {
  look.size = JSON.stringify(answer)?.length ?? 0;
  let letters = [...looks.values()].reduce((sum, { size }) => sum + (size ?? 0), 0);
  for (const [key, old] of looks) {
    if (letters <= MOST_LETTERS) return;
    if (old.size === null) continue;
    letters -= old.size;
    looks.delete(key);
  }
}

function forget(key: string, look: Look): void {
  if (looks.get(key) === look) looks.delete(key);
}

/** The same, unless the signal is raised before. */
async function orGone(answer: Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
  if (!signal) return answer;
  let leave = () => {};
  const gone = new Promise((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([answer, gone]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
