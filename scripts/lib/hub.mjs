import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

import { at, command, state } from './paths.mjs';
import { environment } from './run.mjs';

const PROXY =
  'node_modules/configurable-http-proxy/bin/configurable-http-proxy';

/** Ports that a hub takes: its own, that of its API, that of its proxy's. */
export const HUB_PORTS = 3;

/**
 * A JupyterHub on loopback, with a server of their own for each who logs in.
 * Resolves to its address.
 *
 * @param options.venv - the Python environment of the hub and of the servers
 * @param options.home - the folder below `.cloudify` for all they write
 * @param options.port - the first of its ports
 * @param options.people - who may log in
 * @param options.password - the password of each of them
 */
export async function serveHub(servers, options) {
  const { venv, home, port, people, password } = options;
  const local = number => `http://127.0.0.1:${port + number}/`;
  rmSync(state(home), { recursive: true, force: true });
  mkdirSync(state(home), { recursive: true });
  const config = {
    JupyterHub: {
      bind_url: local(0),
      hub_bind_url: local(1),
      cookie_secret_file: state(home, 'cookie_secret'),
      db_url: 'sqlite://',
      authenticator_class: 'shared-password',
      spawner_class: 'simple'
    },
    ConfigurableHTTPProxy: {
      api_url: local(2),
      command: [process.execPath, at(PROXY)],
      pid_file: state(home, 'proxy.pid')
    },
    SharedPasswordAuthenticator: {
      allowed_users: people,
      user_password: password
    },
    SimpleLocalProcessSpawner: {
      args: process.getuid?.() === 0 ? ['--allow-root'] : [],
      default_url: '/lab',
      // All of them end well before the hub itself would be killed.
      interrupt_timeout: 2,
      term_timeout: 2,
      home_dir_template: state(home, '{username}')
    }
  };
  const file = state(home, 'jupyterhub_config.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  await servers.start(
    'JupyterHub',
    command(venv, 'jupyterhub'),
    ['--config', file],
    // The API answers once the hub does; its proxy answers before, by itself.
    { url: `${local(1)}hub/api`, cwd: state(home), env: environment(venv) }
  );
  return local(0);
}
