import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as imports name it: a system gives the number to another process once the first has ended. */
export interface ProcessMark {
  loader_pid: number;
  /** When it began, in the system's own words; null where the system does not tell. */
  loader_start: string | null;
}

let own: ProcessMark | null = null;

/** This process. */
export function thisProcess(): ProcessMark {
  own ??= { loader_pid: process.pid, loader_start: startOf(process.pid) };
  return own;
}

/**
 * Whether a process is still at work: not one of the same number that began at another time (null: that is not known), and
 * not one that was killed and never waited for (a zombie, usual in containers without an init).
 */
export function isRunning(pid: number, start: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (stateOf(pid)?.hasEnded) return false;
  if (start === null) return true;
  const begun = startOf(pid);
  return begun === null || begun === start;
}

/** Whether the process that an import names is still at work. */
export function isAtWork({
  loader_pid: pid,
  loader_start: start,
}: Partial<{ [Key in keyof ProcessMark]: ProcessMark[Key] | null }>): boolean {
  return pid != null && isRunning(pid, start ?? null);
}

/** When the process of this number began, and in which run of the system: a restart numbers processes from the start. */
function startOf(pid: number): string | null {
  const state = stateOf(pid);
  if (state) return `${bootOf()} ${state.ticks}`;
  try {
    // Neither Linux nor Windows: every other system has a ps that tells.
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, LC_ALL: 'C' },
      }).trim() || null
    );
  } catch {
    return null;
  }
}

/** What Linux says of the process; null on other systems, and of one that is gone. */
function stateOf(pid: number): { hasEnded: boolean; ticks: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold brackets; the third comes after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { hasEnded: fields[0] === 'Z' || fields[0] === 'X', ticks: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
