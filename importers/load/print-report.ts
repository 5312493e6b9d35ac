import type { HeldOfImport } from 'db/queries/held-people';
import type { RejectedRow } from 'db/queries/imports-rows';
import type { ReadPlan } from '../read/plan';
import type { Candidate } from '../read/recognize/identification';
import type { RowCounts } from './write/row-log';

/** What became of one file, for the command line. */
export interface FileReport {
  file: string;
  status: 'loaded' | 'failed' | 'cancelled';
  importId?: number;
  plan?: ReadPlan;
  /** Why its type was detected. */
  reason?: string;
  counts?: RowCounts;
  note?: string | null;
  rejections?: RejectedRow[];
  /** The people in its held rows. */
  held?: HeldOfImport[];
  error?: string;
  candidates?: Candidate[];
}

/** Prints a file's detected type, the results of its rows and the rejected ones, for people to read. */
export function printReport(report: FileReport): void {
  const lines = [report.file];
  const { plan, counts, rejections = [] } = report;
  if (plan) {
    lines.push(`  detected:  ${plan.label} (${report.reason})`);
    lines.push(
      `  times in:  ${plan.timeZone} (${plan.zoneBecause}); dates ${plan.dateOrder} (${plan.dateOrderBecause})`,
    );
    if (plan.period) lines.push(`  days:      ${plan.period.from} to ${plan.period.to} (${plan.period.because})`);
  }
  for (const { label, score, reason } of plan ? [] : (report.candidates ?? []).slice(0, 3)) {
    lines.push(`  might be:  ${label}, ${Math.round(score * 100)}% (${reason})`);
  }
  if (counts) {
    const { read, inserted, updated, unchanged, rejected, skipped, held } = counts;
    lines.push(
      `  import ${report.importId}: read ${read} = added ${inserted} + updated ${updated} + unchanged ${unchanged} + rejected ${rejected} + skipped ${skipped} + unmatched ${held}`,
    );
    if (read > 0 && inserted + updated + rejected + skipped + held === 0)
      lines.push('  This file held nothing new, so nothing changed.');
  }
  if (report.note) lines.push(`  ${report.note}`);
  for (const { line, column_name: column, cell, code, advice } of rejections) {
    const where = column === null ? '' : `, ${column}${cell === null ? '' : `: ${cell}`}`;
    lines.push(`  line ${line}${where} (${code}): ${advice}`);
  }
  const more = (counts?.rejected ?? 0) - rejections.length;
  if (more > 0) lines.push(`  … and ${more} more rejected rows: see /imports/${report.importId}`);
  for (const { name, login, email, source, rows } of report.held ?? []) {
    const called = name !== null && login !== null ? `${name} (${login})` : (name ?? login ?? email);
    lines.push(
      `  unmatched: ${rows} ${rows === 1 ? 'row' : 'rows'} of ${called} (${source}): match this name at /imports/people`,
    );
  }
  if (report.error) lines.push(`  not loaded: ${report.error}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
