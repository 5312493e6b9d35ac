import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../fixtures/exports');

/** A profile's sample as text. */
export const fixtureText = (profile: string, file = 'input.csv') =>
  readFileSync(join(FOLDER, profile, file)).toString('utf8');
