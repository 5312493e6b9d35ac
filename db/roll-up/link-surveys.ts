import type { Connection } from '../open';
import type { WriteTransaction } from '../write-transaction';
import { stays } from './leaving';

/**
 * Brings answers and reviews of the touched contacts to the leg, and so to the person, queue and channel that they
 * belong to: the last leg of the contact that a person handled, and of the named person where the file names one.
 * What moves is noted as changed, where it was and where it is.
 */
export function linkSurveys(tx: WriteTransaction): void {
  findLinks(tx.connection);
  writeLinks(tx);
}

/** Finds where answers and reviews of the touched contacts belong, and writes nothing that others see. */
export function findLinks(connection: Connection, legs: 'legs' | 'corrected_legs' = 'legs'): void {
  connection.exec(`
    DELETE FROM relinked_answers; DELETE FROM relinked_reviews;
    INSERT INTO relinked_answers
      WITH found AS MATERIALIZED (
        SELECT a.id, a.leg_id AS old_leg_id, (
          SELECT l.id FROM ${legs} l
          WHERE l.contact_key = a.contact_key AND l.employee_id IS NOT NULL AND l.is_answered
            AND l.source = COALESCE(a.leg_source, l.source) AND l.employee_id = COALESCE(a.named_employee_id, l.employee_id)
            AND ${stays('legs', 'l')}
          ORDER BY l.started_at DESC, l.id DESC LIMIT 1) AS new_leg_id
        FROM answers a WHERE a.contact_key IN (SELECT contact_key FROM touched_contacts) AND ${stays('answers', 'a')})
      SELECT n.id, old_leg_id, new_leg_id, l.employee_id, l.queue_id, l.channel
      FROM found n LEFT JOIN legs l ON l.id = n.new_leg_id;
    DELETE FROM relinked_answers WHERE old_leg_id = new_leg_id AND EXISTS (
      SELECT 1 FROM answers a WHERE a.id = relinked_answers.id AND a.employee_id IS relinked_answers.employee_id
        AND a.queue_id IS relinked_answers.queue_id AND a.channel IS relinked_answers.channel);

    INSERT INTO relinked_reviews
      SELECT r.id, (
        SELECT l.id FROM ${legs} l
        WHERE l.contact_key = r.contact_key AND +l.employee_id = r.employee_id AND l.is_answered
          AND ${stays('legs', 'l')}
        ORDER BY l.started_at DESC, l.id DESC LIMIT 1) AS new_leg_id
      FROM reviews r WHERE r.contact_key IN (SELECT contact_key FROM touched_contacts);
    DELETE FROM touched_contacts;
  `);
}

/** Brings them there. */
export function writeLinks(tx: WriteTransaction): void {
  const noteAnswers = `INSERT OR IGNORE INTO answered_cells
    SELECT COALESCE(a.employee_id, 0), a.local_date FROM answers a JOIN relinked_answers n ON n.id = a.id;`;
  tx.connection.exec(`
    ${noteAnswers}
    UPDATE answers SET
      leg_id = n.new_leg_id,
      employee_id = COALESCE(n.employee_id, answers.named_employee_id),
      queue_id = n.queue_id,
      channel = COALESCE(n.channel, answers.named_channel)
    FROM relinked_answers n WHERE n.id = answers.id;
    ${noteAnswers}
    DELETE FROM relinked_answers;

    INSERT OR IGNORE INTO changed_cells
      SELECT r.employee_id, r.local_date FROM reviews r JOIN relinked_reviews n ON n.id = r.id;
    UPDATE reviews SET
      leg_id = n.new_leg_id,
      queue_id = (SELECT queue_id FROM legs WHERE id = n.new_leg_id),
      channel = (SELECT channel FROM legs WHERE id = n.new_leg_id)
    FROM relinked_reviews n WHERE n.id = reviews.id;
    DELETE FROM relinked_reviews;
  `);
}
