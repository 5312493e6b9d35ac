import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';

/** What the server would send for it, at an address of this site. */
export function render(element: ReactNode, address = '/') {
  const { pathname, search } = new URL(address, 'http://localhost');
  const routes = [{ id: 'page', path: '*', element }];
  const context = {
    basename: '',
    location: { pathname, search, hash: '', state: null, key: 'start' },
    matches: [{ params: {}, pathname, pathnameBase: '/', route: routes[0]! }],
    loaderData: {},
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  return renderToStaticMarkup(
    <StaticRouterProvider router={createStaticRouter(routes, context)} context={context} hydrate={false} />,
  );
}

/** The address at which the tables behind drawings stand open. */
export const WITH_TABLES = '/?tables=open';

/** The parts of the markup that match, in order. */
export const findAll = (markup: string, pattern: RegExp) =>
  [...markup.matchAll(pattern)].map(([all, group]) => group ?? all);
