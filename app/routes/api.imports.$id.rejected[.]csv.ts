import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireToken } from '~/features/access/access.server';
import { noSuchImport } from '~/features/automation/no-such-import.server';
import { rejectedCsv } from '~/features/imports/rejected-csv.server';

export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'imports:read');
  return (await rejectedCsv(Number(args.params.id))) ?? noSuchImport();
}
