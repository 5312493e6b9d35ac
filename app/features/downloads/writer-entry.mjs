// The thread's first file: teaches it TypeScript and this project's paths, which flags of its parent do not, then goes on.
import { register } from 'tsx/esm/api';

register();
await import('./writer.server.ts');
