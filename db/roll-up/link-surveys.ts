import type { WriteTransaction } from '../write-transaction';

/**
 * Brings answers and reviews of the touched contacts to the leg, and so to the person, queue and channel that they
 * belong to: the last leg of the contact that a person handled, and of the named person where the file names one.
 * What moves is noted as changed, where it was and where it is.
 */
export function linkSurveys(tx: WriteTransaction): void {
  tx.connection.exec(`
    DROP TABLE IF EXISTS temp.relinked;
    CREATE TEMP TABLE relinked AS
      WITH found AS MATERIALIZED (
        SELECT a.id, a.leg_id AS old_leg_id, (
          SELECT l.id FROM legs l
          WHERE l.contact_key = a.contact_key AND l.employee_id IS NOT NULL AND l.is_answered
            AND l.source = COALESCE(a.leg_source, l.source) AND l.employee_id = COALESCE(a.named_employee_id, l.employee_id)
          ORDER BY l.started_at DESC, l.id DESC LIMIT 1) AS new_leg_id
        FROM answers a WHERE a.contact_key IN (SELECT contact_key FROM touched_contacts))
      SELECT n.id, old_leg_id, new_leg_id, l.employee_id, l.queue_id, l.channel
      FROM found n LEFT JOIN legs l ON l.id = n.new_leg_id;
    DELETE FROM relinked WHERE old_leg_id = new_leg_id AND EXISTS (
      SELECT 1 FROM answers a WHERE a.id = relinked.id AND a.employee_id IS relinked.employee_id
        AND a.queue_id IS relinked.queue_id AND a.channel IS relinked.channel);

    INSERT OR IGNORE INTO answered_cells
      SELECT COALESCE(a.employee_id, 0), a.local_date FROM answers a JOIN relinked n ON n.id = a.id;
    UPDATE answers SET
      leg_id = n.new_leg_id,
      employee_id = COALESCE(n.employee_id, answers.named_employee_id),
      queue_id = n.queue_id,
      channel = COALESCE(n.channel, answers.named_channel)
    FROM relinked n WHERE n.id = answers.id;
    INSERT OR IGNORE INTO answered_cells
      SELECT COALESCE(a.employee_id, 0), a.local_date FROM answers a JOIN relinked n ON n.id = a.id;

    DROP TABLE relinked;
    CREATE TEMP TABLE relinked AS
      SELECT r.id, r.leg_id AS old_leg_id, (
        SELECT l.id FROM legs l
        WHERE l.contact_key = r.contact_key AND +l.employee_id = r.employee_id AND l.is_answered
        ORDER BY l.started_at DESC, l.id DESC LIMIT 1) AS new_leg_id
      FROM reviews r WHERE r.contact_key IN (SELECT contact_key FROM touched_contacts);
    INSERT OR IGNORE INTO changed_cells
      SELECT r.employee_id, r.local_date FROM reviews r JOIN relinked n ON n.id = r.id;
    UPDATE reviews SET
      leg_id = n.new_leg_id,
      queue_id = (SELECT queue_id FROM legs WHERE id = n.new_leg_id),
      channel = (SELECT channel FROM legs WHERE id = n.new_leg_id)
    FROM relinked n WHERE n.id = reviews.id;
    DROP TABLE relinked;
  `);
}
