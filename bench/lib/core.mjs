import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { ROOT, state } from '../../scripts/lib/paths.mjs';

/**
 * Parts of the core, as a terminal has them.
 *
 * @param name - of the bundle
 * @param contents - what it exports
 */
export async function loadCore(name, contents) {
  const outfile = state('bench', `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: ROOT },
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
  return import(pathToFileURL(outfile).href);
}
