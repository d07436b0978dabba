import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

import { DEMO, VENV, command, state } from './paths.mjs';
import { environment } from './run.mjs';

const LOOPBACK = '127.0.0.1';

/** What a site would put into its own `overrides.json`. */
export const overrides = catalogs => ({
  'jupyterlab-cloudify:catalogs': { siteCatalogs: catalogs },
  '@jupyterlab/apputils-extension:notification': {
    fetchNews: 'false',
    checkForUpdates: false
  }
});

/**
 * The demo catalog on its own server. Returns the catalog as a setting.
 *
 * @param options.broken - whether to serve bad input, too
 */
export async function serveDemo(servers, port, { broken = false } = {}) {
  const url = `http://${LOOPBACK}:${port}/catalog.json`;
  const args = ['-m', 'jupyterlab_cloudify.demo', 'serve', DEMO];
  await servers.start(
    'Demo server',
    command(VENV, 'python'),
    [...args, '--port', String(port), ...(broken ? ['--broken'] : [])],
    { url, env: environment(VENV) }
  );
  return { url, title: 'Demo' };
}

/** A folder of a static site on loopback; resolves to its address. */
export async function serveFolder(servers, folder, port) {
  const url = `http://${LOOPBACK}:${port}/`;
  const args = ['-m', 'http.server', String(port), '--bind', LOOPBACK];
  await servers.start('Static site', command(VENV, 'python'), args, {
    url,
    cwd: folder
  });
  return url;
}

/**
 * A Jupyter application on loopback; resolves to its address with the token.
 *
 * Settings, workspaces and notebooks live below `.cloudify`, so that neither
 * the source tree nor a person's own Jupyter is touched.
 *
 * @param options.venv - the Python environment, by default the project's
 * @param options.app - `lab` or `notebook`
 * @param options.home - the folder below `.cloudify` for all it writes
 * @param options.isFresh - whether to forget what an earlier one wrote there
 * @param options.server - what the server part is told, `CloudifyServer`
 */
export async function serveJupyter(servers, options) {
  const { app = 'lab', home = 'jupyter', venv = VENV } = options;
  const { catalogs, port, token, baseUrl = '/', browser = false } = options;
  const { isFresh = false, server = {} } = options;
  const config = state(home, 'config');
  if (isFresh) {
    rmSync(state(home), { recursive: true, force: true });
  }
  const work = state(home === 'jupyter' ? 'work' : `${home}/work`);
  mkdirSync(work, { recursive: true });
  mkdirSync(`${config}/labconfig`, { recursive: true });
  writeFileSync(
    `${config}/labconfig/default_setting_overrides.json`,
    JSON.stringify(overrides(catalogs), null, 2)
  );
  writeFileSync(
    `${config}/jupyter_server_config.json`,
    JSON.stringify({
      ServerApp: { jpserver_extensions: { jupyterlab_cloudify: true } },
      CloudifyServer: server
    })
  );
  const base = `/${baseUrl}/`.replace(/\/+/g, '/');
  const address = `http://${LOOPBACK}:${port}${base}`;
  const isRoot = process.getuid?.() === 0;
  const args = [
    `--ServerApp.ip=${LOOPBACK}`,
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.base_url=${base}`,
    `--ServerApp.root_dir=${work}`,
    ...(isRoot ? ['--allow-root'] : []),
    ...(browser ? [] : ['--no-browser'])
  ];
  await servers.start(
    app === 'lab' ? 'JupyterLab' : 'Notebook',
    command(venv, `jupyter-${app}`),
    args,
    {
      url: `${address}api`,
      env: environment(venv, {
        // Where the notebooks of the workshop find their data.
        CLOUDIFY_DEMO: catalogs[0].url,
        JUPYTER_TOKEN: token,
        JUPYTER_CONFIG_DIR: config,
        JUPYTER_DATA_DIR: state(home, 'data'),
        IPYTHONDIR: state(home, 'ipython')
      })
    }
  );
  return `${address}${app === 'lab' ? 'lab' : 'tree'}?token=${token}`;
}
