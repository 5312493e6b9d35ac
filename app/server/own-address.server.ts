/** Names by which a machine calls itself. */
const OF_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** The address at which people reach this server, where FAIRLEAD_URL says it. A wrong one ends the start with a plain word. */
export function configuredOrigin(): string | null {
  const said = process.env.FAIRLEAD_URL;
  if (!said) return null;
  const url = URL.canParse(said) ? new URL(said) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new Error(`FAIRLEAD_URL is ${said}. It must be an address such as https://fairlead.example.com.`);
  return url.origin;
}

/** Whether a Host header names this server: as FAIRLEAD_URL or HOST does, or as this machine calls itself. Any port is fine. */
export function isOwnHost(host: string): boolean {
  const name = nameOf(`http://${host}`);
  if (name === null || !/^[\w.:[\]-]+$/.test(host)) return false;
  const { HOST } = process.env;
  const configured = configuredOrigin();
  const own = [configured, HOST && `http://${HOST.includes(':') ? `[${HOST}]` : HOST}`];
  return [...OF_THIS_MACHINE, ...own.map((address) => (address ? nameOf(address) : null))].includes(name);
}

/** Where links that are handed on lead to: the configured address, else the one that was asked, which was checked. */
export function linkOrigin(request: Request): string {
  const { protocol, host } = new URL(request.url);
  return configuredOrigin() ?? `${protocol}//${request.headers.get('Host') ?? host}`;
}

/** Where links lead that are printed on the machine: the configured address, else the one that its own browser reaches. */
export const printedOrigin = (): string => configuredOrigin() ?? `http://localhost:${process.env.PORT ?? 3000}`;

const nameOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : null);
