import type { useLoaderData } from '@remix-run/react';
import type { TableData } from './table-data';

type Tables = TableData | null | undefined | false | readonly TableData[];

/** What a page has for files: it draws these very tables. */
export interface PageFiles {
  /** Begins the files' names: the page's heading. */
  title: string;
  /** The days that the page shows; ends the files' names. Without them, today does. */
  days?: string;
  tables: Record<string, Tables> | null;
}

/** What a route's loader found, as its page is given it. */
export type Loaded<Loader> = ReturnType<typeof useLoaderData<Loader>>;

/** What a route's `handle` holds: the tables of what its loader found. */
export interface FilesHandle<Found> {
  files: (found: Found) => PageFiles;
}

/** All tables that there are, in the order of the page. */
export function allTables({ tables }: PageFiles): TableData[] {
  return Object.values(tables ?? {}).flatMap((each) => each || []);
}
