import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Parts of the core as Node runs them, bundled and imported.
 *
 * The bundle lies in a folder of its own: several may be made at once, and by
 * somebody who must not write into the checkout.
 *
 * @param name - of the bundle, without its ending
 * @param contents - what it exports, by paths from the project's root
 */
export async function importCore(name, contents) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cloudify-'));
  const outfile = path.join(folder, `${name}.mjs`);
  try {
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
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
