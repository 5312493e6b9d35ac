import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isBusy } from 'db/is-busy';
import { databasePath, type OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { findAccountByEmail, findAllUsers, type UserRow } from 'db/queries/users';
import { printedOrigin } from '~/server/own-address.server';
import { managesUsers } from './credentials';
import { makeResetLink, RESET_HOURS } from './reset-link.server';
import { inviteAdmin } from './welcome.server';

const HELP = `Creates a one-time link for an admin to choose a new password. Run it on Fairlead's server.

  npm run reset-admin [-- --email ADDRESS]

  --email ADDRESS    whose password, where there are several admins
  --help             this text

Where no admin can sign in, the link makes a new admin. It works once and for ${RESET_HOURS} hours, also while the server runs.
DATABASE_URL says where the database is; FAIRLEAD_URL, or else PORT, where the link leads.

Exit codes: 0 when a link was made, 1 when none was.
2 when the command cannot be understood or does not say which admin.`;

interface Written {
  out: string;
  error: string;
  code: 0 | 1 | 2;
}

const refuse = (error: string, code: 1 | 2 = 1): Written => ({ out: '', error: `${error}\n`, code });

/** What `npm run reset-admin` prints for these arguments, and its exit code. */
export async function runResetAdmin(argv: string[], path = databasePath()): Promise<Written> {
  const asked = readArguments(argv);
  if (typeof asked === 'string') return refuse(asked, 2);
  if (asked.help) return { out: `${HELP}\n`, error: '', code: 0 };
  if (!existsSync(path)) return refuse(`There is no database at ${path}. Set DATABASE_URL to where it is.`);
  const opened = await openDatabase(path);
  try {
    return await makeLink(opened, asked.email);
  } catch (error) {
    if (!isBusy(error)) throw error;
    return refuse('A file is loading, so no link was created. Try again after that.');
  } finally {
    await opened.close();
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { email: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`;
  }
}

async function makeLink(opened: OpenDatabase, email: string | undefined): Promise<Written> {
  const admins = (await findAllUsers(opened)).filter(managesUsers);
  if (email !== undefined) {
    const account = await findAccountByEmail(opened, email);
    if (account === undefined) return refuse(`No account has the e-mail address ${email}.`);
    if (managesUsers(account)) return forPassword(opened, account);
    const what = account.is_active === 0 ? 'is closed' : 'is not an admin';
    const way = admins.length > 0 ? 'An admin can help under Users.' : 'To create a new admin, leave --email out.';
    return refuse(`The account ${account.email} ${what}. This command is for admins who can sign in. ${way}`);
  }
  const [admin, ...others] = admins;
  if (admin === undefined) {
    const link = linkOf(await inviteAdmin(opened.db));
    return {
      out: `No admin can sign in. This link creates a new admin. ${GOOD_FOR}\n\n  ${link}\n`,
      error: '',
      code: 0,
    };
  }
  if (others.length === 0) return forPassword(opened, admin);
  const list = admins.map((each) => `  npm run reset-admin -- --email ${each.email}`).join('\n');
  return refuse(`There are ${admins.length} admins. Say which one:\n\n${list}`, 2);
}

async function forPassword(opened: OpenDatabase, owner: UserRow): Promise<Written> {
  const link = linkOf(await makeResetLink(opened, { owner, madeBy: null }));
  return {
    out: `${owner.email} can choose a new password with this link. ${GOOD_FOR}\n\n  ${link}\n`,
    error: '',
    code: 0,
  };
}

const linkOf = (path: string) => printedOrigin() + path;
const GOOD_FOR = `It works once, within ${RESET_HOURS} hours.`;
