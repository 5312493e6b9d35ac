import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireToken } from '~/features/access/access.server';
import { orTellAsJson } from '~/features/access/told-error.server';
import { noSuchImport } from '~/features/automation/no-such-import.server';
import { orSayTooBusy } from '~/features/downloads/or-say-too-busy.server';
import { rejectedCsv } from '~/features/downloads/rejected-csv.server';
import { jsonError } from '~/server/json-error.server';

export const loader = orTellAsJson(
  orSayTooBusy(async (args: LoaderFunctionArgs) => {
    const { id } = await requireToken(args, 'imports:read');
    const asked = { importId: Number(args.params.id), fate: 'rejected', owner: `token ${id}` } as const;
    return (await rejectedCsv(args.request, asked)) ?? noSuchImport();
  }, jsonError),
);
