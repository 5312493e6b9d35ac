import type { Param } from './param';

/** The search parameters of a page, declared once: what its loader reads and what links to it write. */
export interface PageAddress<Values> {
  read(url: URL | string): Values;
  /** "?page=2"; empty where nothing has to be said. */
  write(values: Partial<Values>): string;
}

type ValuesOf<Params> = { -readonly [Name in keyof Params]: Params[Name] extends Param<infer Value> ? Value : never };

/** What a page's address holds. */
export type Read<Address> = Address extends PageAddress<infer Values> ? Values : never;

/** Declares the parameters of a page, in the order in which its links have them. */
export function pageAddress<Params extends Record<string, Param<unknown>>>(
  params: Params,
): PageAddress<ValuesOf<Params>> {
  return {
    read: (url) => {
      const { searchParams } = new URL(url);
      const values = Object.entries(params).map(([name, param]) => [name, param.read(searchParams.get(name))]);
      return Object.fromEntries(values);
    },
    write: (values) => {
      const query = new URLSearchParams();
      for (const [name, param] of Object.entries(params)) {
        const value = (values as Record<string, unknown>)[name];
        const text = value === undefined ? null : param.write(value);
        if (text !== null) query.set(name, text);
      }
      return query.size > 0 ? `?${query}` : '';
    },
  };
}
