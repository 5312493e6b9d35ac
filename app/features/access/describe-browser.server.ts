import Bowser from 'bowser';

/** What is longer is made up, and slow to read. */
const MOST_LETTERS = 400;
const UNKNOWN = 'Unknown browser';
const BROWSERS = new Set<string>(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS = new Set<string>(Object.values(Bowser.OS_MAP));

/** "Chrome on Windows", as the request's browser calls itself; words of its own making are not repeated. */
export function describeBrowser(request: Request): string {
  const said = request.headers.get('User-Agent')?.slice(0, MOST_LETTERS);
  if (!said) return UNKNOWN;
  const { browser, os } = Bowser.parse(said);
  const name = browser.name && BROWSERS.has(browser.name) ? browser.name : UNKNOWN;
  return os.name && SYSTEMS.has(os.name) ? `${name} on ${os.name}` : name;
}
