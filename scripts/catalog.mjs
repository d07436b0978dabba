// The core from a terminal: bundles src/cli and runs it.
//
//   npm run catalog -- ls <url>
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = `${root}.cloudify/catalog.mjs`;

if (!existsSync(`${root}node_modules/esbuild`)) {
  console.error('The packages are not installed: run `npm start` once.');
  process.exit(1);
}

const { build } = await import('esbuild');
await build({
  entryPoints: [`${root}src/cli/main.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  // Packages in CommonJS ask for `require` when they meet Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  }
});

const { main } = await import(pathToFileURL(outfile).href);
process.exitCode = await main(process.argv.slice(2));
