import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Parts of the core as Node runs them, bundled into `.cloudify` and imported.
 *
 * @param name - of the bundle, without its ending
 * @param contents - what it exports, by paths from the project's root
 */
export async function importCore(name, contents) {
  const outfile = `${ROOT}.cloudify/${name}.mjs`;
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
