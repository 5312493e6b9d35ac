import { runMetrics } from './run-metrics.server';

const { out, error, code } = await runMetrics(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = code;
