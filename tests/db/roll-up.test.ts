import { sumFacts } from 'db/queries/sum-facts';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { openFresh } from '../open-fresh';

test('rolls up', async () => {
  const { db, connection } = await openFresh(':memory:');
  connection.exec(`INSERT INTO imports (id, file_name, file_hash, file_bytes, status, created_at) VALUES (1,'a','b',1,'loaded',0);
   INSERT INTO employees (id,name) VALUES (1,'Ana'); INSERT INTO teams VALUES (1,'North','UTC');
   INSERT INTO team_memberships (team_id,employee_id,from_date) VALUES (1,1,'2026-01-01');
   INSERT INTO legs (source,contact_key,leg_key,import_id,line,employee_id,channel,direction,started_at,started_text,time_zone,zone_from,local_date,is_answered,is_abandoned,talk_ms,customer_key)
   VALUES ('s','1','1',1,2,1,'voice','inbound',0,'','UTC','file','2026-03-04',1,0,60000,'c'),
          ('s','2','1',1,3,1,'voice','inbound',86400000,'','UTC','file','2026-03-05',1,0,30000,'c');
   INSERT INTO answers (source,answer_key,import_id,line,contact_key,kind,scale_min,scale_max,score,asked_at,local_date) VALUES ('s','1',1,2,'1','csat',1,5,5,0,'2026-03-04')`);
  beginChanges(connection);
  noteImport(connection, 1);
  write(connection, rollUpChanges);
  const rows = await sumFacts(db, {
    by: ['person', 'week'],
    measures: ['handled_count', 'talk_ms', 'csat_top_count', 'repeated_count', 'repeat_eligible_count'],
  });
  expect(rows).toEqual([
    {
      person: 1,
      week: '2026-03-02',
      handled_count: 2,
      talk_ms: 90000,
      csat_top_count: 1,
      repeated_count: 1,
      repeat_eligible_count: 2,
    },
  ]);
});
