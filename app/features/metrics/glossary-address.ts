import { pageAddress } from '~/address/page-address';
import { words } from '~/address/param';

/** The glossary, and what is searched for in it. */
export const GLOSSARY = pageAddress({ q: words(100) });
