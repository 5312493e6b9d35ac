// The first file of a thread that was not built: teaches it TypeScript and this project's paths, which flags of its parent do
// not, and goes on with the file that it was started for.
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';

register();
await import(pathToFileURL(process.argv.at(-1)).href);
