// The core from a terminal: bundles src/cli and runs it.
//
//   npm run catalog -- ls <url>
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(`${root}node_modules/esbuild`)) {
  console.error('The packages are not installed: run `npm start` once.');
  process.exit(1);
}

process.stdout.on('error', ({ code, message }) => {
  // Who reads it may have enough, such as `head`.
  const hasEnough = code === 'EPIPE';
  if (!hasEnough) {
    console.error(`The output cannot be written: ${message}`);
  }
  process.exit(hasEnough ? 0 : 1);
});

const { importCore } = await import('./lib/bundle.mjs');
const { main } = await importCore('catalog', "export * from './src/cli/main';");
process.exitCode = await main(process.argv.slice(2));
