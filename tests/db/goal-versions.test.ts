import { migrate } from 'db/migrate';
import { MIGRATIONS } from 'db/migrations';
import { connect } from 'db/open';
import { expect, test } from 'vitest';

test('goals of an older database are held to what was in force when they were set', async () => {
  const { db, connection, close } = connect(':memory:');
  await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0013')));
  connection.exec(`
    INSERT INTO users (id, email, name, role, created_at) VALUES (1, 'a@example.com', 'Ana', 'admin', 0);
    INSERT INTO teams (id, name, time_zone) VALUES (1, 'North', 'UTC');
    INSERT INTO metric_versions (metric_id, version, definition, settings, from_date, recorded_at) VALUES
      ('service_level', 1, 1, '{}', '', 100), ('service_level', 2, 1, '{}', '2026-03-01', 100),
      ('repeat_rate', 1, 1, '{}', '', 300), ('repeat_rate', 2, 1, '{}', '2026-03-03', 300)`);
  const goal =
    connection.prepare(`INSERT INTO goals (team_id, metric_id, metric_version, counter_metric_id, kind, target,
    start_date, due_date, baseline_from_date, baseline_to_date, baseline_sums, baseline_value, baseline_sample, created_by,
    created_at) VALUES (1, ?, 1, ?, 'period', 0.9, '', '', '', '', '{}', 0, 0, 1, ?)`);
  goal.run('service_level', 'repeat_rate', 50);
  goal.run('service_level', 'repeat_rate', 200);
  goal.run('repeat_rate', 'service_level', 200);
  goal.run('csat', 'transfer_rate', 200);
  goal.run('csat', null, 200);
  await migrate(db, MIGRATIONS);
  expect(connection.prepare('SELECT metric_version, counter_metric_version FROM goals').raw().all()).toEqual([
    [1, 1],
    [2, 1],
    [1, 2],
    [1, 1],
    [1, null],
  ]);
  await close();
});
