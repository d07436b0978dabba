/**
 * `npm start`: from a fresh clone to JupyterLab with the demo catalog.
 *
 * PORT (8888), BASE_URL (/), JUPYTER_TOKEN and PYTHON are honoured;
 * `--no-browser` only prints the address.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { checkPorts } from './lib/checks.mjs';
import { serveDemo, serveJupyter } from './lib/jupyter.mjs';
import { at, state } from './lib/paths.mjs';
import { Problem, main } from './lib/problem.mjs';
import { interrupted } from './lib/processes.mjs';
import { Servers } from './lib/servers.mjs';
import { setup } from './lib/setup.mjs';

/** The catalogs of a site that has set none. */
const publicCatalogs = () =>
  JSON.parse(readFileSync(at('schema', 'catalogs.json'), 'utf8')).properties
    .siteCatalogs.default;

function options(args) {
  const unknown = args.filter(arg => arg !== '--no-browser');
  if (unknown.length) {
    throw new Problem(
      `Unknown option ${unknown[0]}. Usage: npm start [-- --no-browser]`
    );
  }
  const { PORT, BASE_URL, JUPYTER_TOKEN, CI } = process.env;
  return {
    port: Number(PORT || 8888),
    baseUrl: BASE_URL || '/',
    token: JUPYTER_TOKEN || randomBytes(24).toString('hex'),
    browser: !args.includes('--no-browser') && !CI
  };
}

await main(async () => {
  const { port, ...jupyter } = options(process.argv.slice(2));
  await checkPorts(port);
  await setup();
  const servers = new Servers();
  const asked = interrupted();
  try {
    const serve = async () => {
      const demo = await serveDemo(servers, port + 1);
      const catalogs = [demo, ...publicCatalogs()];
      const address = await serveJupyter(servers, {
        ...jupyter,
        port,
        catalogs
      });
      console.log(`\nJupyterLab runs at\n\n  ${address}\n`);
      console.log(`Notebooks are kept in ${state('work')}. Ctrl-C ends it.`);
      await servers.failure();
    };
    await Promise.race([serve(), asked]);
  } finally {
    await servers.stop();
  }
  return 0;
});
