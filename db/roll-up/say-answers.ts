import { ANSWER_MEASURES, MEASURES } from '../measures';
import type { Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { stays } from './leaving';
import { ANSWERS, saySums } from './say-sums';

/** Any row of one cell of daily_facts, where no measure of it need be above 0: an outbound call that nobody took. */
const ROWS_OF_CELL = `
  SELECT 1 FROM legs l WHERE l.employee_id IS NULLIF(daily_facts.employee_id, 0)
    AND l.local_date = daily_facts.local_date AND COALESCE(l.queue_id, 0) = daily_facts.queue_id
    AND l.channel = daily_facts.channel AND ${stays('legs', 'l')}
  UNION ALL SELECT 1 FROM answers a WHERE a.employee_id IS NULLIF(daily_facts.employee_id, 0)
    AND a.local_date = daily_facts.local_date AND COALESCE(a.queue_id, 0) = daily_facts.queue_id
    AND COALESCE(a.channel, '') = daily_facts.channel AND ${stays('answers', 'a')}
  UNION ALL SELECT 1 FROM agent_intervals i WHERE i.employee_id = daily_facts.employee_id AND i.is_counted
    AND i.local_date = daily_facts.local_date AND COALESCE(i.queue_id, 0) = daily_facts.queue_id
    AND COALESCE(i.channel, '') = daily_facts.channel
  UNION ALL SELECT 1 FROM adherence_intervals w WHERE w.employee_id = daily_facts.employee_id AND w.is_counted
    AND w.local_date = daily_facts.local_date AND daily_facts.queue_id = 0 AND daily_facts.channel = ''`;

/**
 * Recomputes what answers say in the cells in which nothing else has changed, so that a file of surveys need not read all
 * contacts of its days again. Returns how many cells these were.
 */
export function sayAnswers(tx: WriteTransaction, settings: Settings): number {
  tx.connection.exec(`DELETE FROM answered_cells
    WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM changed_cells)`);
  const count = (table: string) => tx.connection.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number;
  const cells = count('answered_cells');
  if (cells === 0) return 0;
  const inCells = '(employee_id, local_date) IN (SELECT employee_id, local_date FROM answered_cells)';
  const zeros = Object.keys(ANSWER_MEASURES).map((name) => `${name} = 0`);
  tx.connection.exec(`UPDATE daily_facts SET ${zeros.join(', ')} WHERE ${inCells}`);
  const of = { cells: 'answered_cells', legs: 'legs', isMost: cells > count('daily_facts') } as const;
  saySums(tx.connection, ANSWERS, { into: 'daily_facts', of, settings });
  // Where answers have gone and nothing else ever was, nothing stays.
  const isBlank = MEASURES.map((name) => `${name} = 0`).join(' AND ');
  tx.connection.exec(`DELETE FROM daily_facts WHERE ${inCells} AND ${isBlank} AND NOT EXISTS (${ROWS_OF_CELL})`);
  return cells;
}
