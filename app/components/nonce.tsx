import { createContext, useContext } from 'react';

/** The number used once that lets this page's own inline scripts run under the content security policy. */
export const NonceContext = createContext<string | undefined>(undefined);

/** Undefined in the browser, which hides nonces from scripts once it has checked them. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
