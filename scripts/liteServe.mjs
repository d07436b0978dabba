/**
 * `npm run lite:serve`: the site of `dist/lite` on loopback, at PORT (8000).
 */
import { existsSync } from 'node:fs';

import { isFree } from './lib/checks.mjs';
import { at } from './lib/paths.mjs';
import { Problem, main } from './lib/problem.mjs';
import { interrupted } from './lib/processes.mjs';
import { serveFolder } from './lib/jupyter.mjs';
import { Servers } from './lib/servers.mjs';

await main(async () => {
  const folder = at('dist', 'lite');
  if (!existsSync(folder)) {
    throw new Problem('There is no site yet: `npm run lite` builds it.');
  }
  const port = Number(process.env.PORT || 8000);
  if (!(await isFree(port))) {
    throw new Problem(`Port ${port} is taken; choose another one with PORT.`);
  }
  const servers = new Servers();
  const asked = interrupted();
  try {
    const serve = async () => {
      const url = await serveFolder(servers, folder, port);
      console.log(`\nThe site is at\n\n  ${url}\n\nCtrl-C ends it.`);
      await servers.failure();
    };
    await Promise.race([serve(), asked]);
  } finally {
    await servers.stop();
  }
  return 0;
});
