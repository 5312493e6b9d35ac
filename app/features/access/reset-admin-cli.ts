import { runResetAdmin } from './reset-admin.server';

const { out, error, code } = await runResetAdmin(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = code;
