import type { AppLoadContext } from '@remix-run/node';
import ipaddr from 'ipaddr.js';

/**
 * The network that a request comes from, as it is counted: an IPv4 address, or the half of an IPv6 address that one
 * customer of a provider has to themselves. Null where none is known, as in a test.
 */
export function networkOf({ clientAddress }: AppLoadContext): string | null {
  if (typeof clientAddress !== 'string' || clientAddress === '') return null;
  // What is no address comes from a proxy that passes on anything: all of it counts as one.
  if (!ipaddr.isValid(clientAddress)) return 'unknown';
  const address = ipaddr.process(clientAddress);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`;
}

/** A network as a page tells it: near enough to know one's own, no more. */
export function describeNetwork(network: string | null): string {
  if (network === null || !ipaddr.isValid(network.replace(/\/64$/, ''))) return 'unknown';
  if (network.startsWith('127.') || network === LOOPBACK) return 'the server itself';
  return network.includes(':') ? network : network.replace(/\d+$/, 'x');
}

const LOOPBACK = '::/64';
