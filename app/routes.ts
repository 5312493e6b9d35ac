import { flatRoutes } from '@remix-run/fs-routes';

/** The flat files of app/routes: a dot is a slash, a leading underscore a layout without an address of its own. */
export default flatRoutes();
