import type { AppLoadContext } from '@remix-run/node';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Drawing } from './drawing';

export type Draw = (chart: ReactElement | null) => Drawing;

/**
 * Draws a loader's charts. A whole page has each of them in its markup; in its data, which goes along for the browser's
 * scripts, they are left out, and Drawn takes what is shown already. Data that is asked for by itself has them.
 */
export function drawer({ isWholePage }: AppLoadContext): Draw {
  return (chart) => {
    const markup = chart ? renderToStaticMarkup(chart) : '';
    // What cannot be enumerated is not serialized.
    return isWholePage ? Object.defineProperty({}, 'markup', { value: markup }) : { markup };
  };
}
