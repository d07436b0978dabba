// Snippets of the real core as JSON, for the tests in Python beside this file.
//
//   node tests/snippets/generate.mjs demo <catalog URL> <packages as JSON>
//   node tests/snippets/generate.mjs hostile <seed>
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [what, ...parameters] = process.argv.slice(2);
const outfile = `${root}.cloudify/snippets-${what}.mjs`;

mkdirSync(`${root}.cloudify`, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL(`${what}.ts`, import.meta.url))],
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

const { generate } = await import(pathToFileURL(outfile).href);
process.stdout.write(JSON.stringify(await generate(...parameters)));
