// The reading thread's first file: teaches it TypeScript and this project's paths, then goes on.
import { register } from 'tsx/esm/api';

register();
await import('./reader.ts');
