import { isNewAccount } from 'db/queries/new-accounts';
import { findSettings } from 'db/queries/settings';
import { countUsers, findAllUsers } from 'db/queries/users';
import { database } from '~/db.server';
import { moveRows, outcomeSoon } from '~/features/held/move-rows.server';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { moveInIfFree } from '~/lobby.server';
import { today } from '~/zoned-clock.server';
import type { WelcomeForm } from './welcome-form.server';

/** What whoever makes the first account said of the center; nobody else is asked. */
type FirstCenter = Pick<WelcomeForm, 'center_name' | 'time_zone'>;

/** Whether nobody has an account yet: who makes the first one says which center this is. */
export async function isFirstStart(): Promise<boolean> {
  return (await countUsers(await database())) === 0;
}

/** Writes what was said of the center with the first account, as a change of settings of theirs; a load that runs is waited for on the other thread. */
export async function writeFirstCenter({ center_name, time_zone }: FirstCenter): Promise<void> {
  const opened = await database();
  const inForce = await findSettings(opened.db);
  // What was left out stays as it is.
  const settings = {
    center_name: center_name || inForce.center_name,
    time_zone: time_zone || inForce.time_zone,
  };
  if (settings.center_name === inForce.center_name && settings.time_zone === inForce.time_zone) return;
  await moveInIfFree(opened);
  const [first] = await findAllUsers(opened);
  const userId = first && !(await isNewAccount(opened.lobby, first.id)) ? first.id : null;
  const by = { userId, date: today(settings.time_zone), metrics: DECLARED_METRICS };
  await outcomeSoon(moveRows({ kind: 'change_definitions', change: { settings }, by }));
}
