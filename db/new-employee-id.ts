/** SQL for the id of a new person: never that of a record that was merged into another and may come back. */
export const NEW_EMPLOYEE_ID = `(SELECT COALESCE(MAX(id), 0) + 1 FROM (
  SELECT MAX(id) AS id FROM employees UNION ALL SELECT MAX(merged_id) FROM person_merges))`;
