import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { freePorts } from '../lib/checks.mjs';
import { countingProxy } from '../lib/countingProxy.mjs';
import { HUB_PORTS, serveHub } from '../lib/hub.mjs';
import { overrides, serveDemo } from '../lib/jupyter.mjs';
import { command } from '../lib/paths.mjs';
import { playwright } from '../lib/playwright.mjs';
import { otherVenv } from '../lib/python.mjs';
import { environment, run } from '../lib/run.mjs';
import { Servers } from '../lib/servers.mjs';
import { contents } from '../lib/steps.mjs';
import { wheel } from '../lib/wheel.mjs';

export const title = 'A JupyterHub with the profile Levante';

const REQUIREMENTS = [
  'jupyterhub==6.*',
  'jupyterlab==4.6.*',
  // What a kernel reads the demo data with.
  'aiohttp',
  'fsspec',
  'requests',
  'xarray',
  'zarr'
];

const PASSWORD = 'climate-data';

/** The profile as the wheel brings it, and a catalog of the site's own. */
function setDefaults(venv, catalog) {
  const profile = path.join(venv, 'share/jupyterlab-cloudify/profiles/levante');
  const file = 'jupyter_server_config.json';
  copyFileSync(path.join(profile, file), path.join(venv, 'etc/jupyter', file));
  const settings = JSON.parse(
    readFileSync(path.join(profile, 'overrides.json'), 'utf8')
  );
  const { siteCatalogs } = settings['jupyterlab-cloudify:catalogs'];
  const folder = path.join(venv, 'share/jupyter/lab/settings');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'overrides.json'),
    JSON.stringify({ ...settings, ...overrides([catalog, ...siteCatalogs]) })
  );
}

/** No launcher cards and no Help menu of ours. */
const disableLauncher = venv =>
  run(
    'labextension disable',
    command(venv, 'jupyter-labextension'),
    ['disable', '--level=sys_prefix', 'jupyterlab-cloudify:launcher'],
    { env: environment(venv) }
  );

export async function stage() {
  const file = await wheel();
  const venv = await otherVenv('hub', [...REQUIREMENTS, file], {
    inputs: [contents(file)]
  });
  const servers = new Servers();
  const proxy = await countingProxy();
  try {
    const demo = await serveDemo(servers, await freePorts(1));
    setDefaults(venv, demo);
    await disableLauncher(venv);
    const url = new URL(
      await serveHub(servers, {
        venv,
        home: 'test/hub',
        port: await freePorts(HUB_PORTS),
        people: ['jo', 'ann'],
        password: PASSWORD
      })
    );
    url.password = PASSWORD;
    return await playwright('hub', 'hub', url.href, demo.url, proxy.address);
  } finally {
    await servers.stop();
    await proxy.stop();
  }
}
