import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtServer } from './bench-server';
import type { Ratio } from './ratio';

const MOST_KB = 110;
/** Pages that people open first, by the routes that they are made of. */
const FIRST_PAGES = {
  Today: 'routes/_shell._index',
  'a person': 'routes/_shell.people.$id',
  'a team': 'routes/_shell.teams.$id',
  'a goal': 'routes/_shell.goals.$id',
};

/** The scripts that a browser fetches for the heaviest of the pages that are opened first, gzipped. */
export async function benchClientScripts(): Promise<Ratio[]> {
  const { assets } = await builtServer();
  const sizes = Object.entries(FIRST_PAGES).map(([name, route]) => {
    // Not the list of all routes: links are looked up as they come into sight.
    const files = new Set([assets.entry.module, ...assets.entry.imports]);
    for (let id: string | undefined = route; id; id = assets.routes[id]!.parentId) {
      files.add(assets.routes[id]!.module);
      for (const file of assets.routes[id]!.imports ?? []) files.add(file);
    }
    const bytes = [...files].map((file) => gzipSync(readFileSync(join('build/client', file))).length);
    return { name, kb: bytes.reduce((sum, each) => sum + each, 0) / 1000 };
  });
  const heaviest = sizes.reduce((most, each) => (each.kb > most.kb ? each : most));
  return [
    {
      name: `client scripts at first load, gzipped : ${MOST_KB} kB`,
      ratio: heaviest.kb / MOST_KB,
      detail: sizes.map(({ name, kb }) => `${name} ${kb.toFixed(0)} kB`).join(', '),
    },
  ];
}
