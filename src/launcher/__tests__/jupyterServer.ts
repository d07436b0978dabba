import { ContentsManager, ServerConnection } from '@jupyterlab/services';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOKEN = 'for-the-tests';

/** A Jupyter server of its own, with an empty folder to serve. */
export interface IJupyterServer {
  /** The folder that it serves. */
  readonly root: string;
  readonly contents: ContentsManager;
  close(): Promise<void>;
}

/** Starts the Jupyter server of the project's environment on loopback. */
export async function startJupyter(): Promise<IJupyterServer> {
  const root = mkdtempSync(join(tmpdir(), 'cloudify-contents-'));
  const own = mkdtempSync(join(tmpdir(), 'cloudify-jupyter-'));
  const port = await freePort();
  const child = spawn(
    join('.venv', 'bin', 'jupyter-server'),
    [
      '--no-browser',
      '--allow-root',
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      `--ServerApp.root_dir=${root}`,
      // As some hubs have it, and every site in the browser.
      '--ContentsManager.allow_hidden=True',
      `--IdentityProvider.token=${TOKEN}`
    ],
    {
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: own,
        JUPYTER_RUNTIME_DIR: own
      },
      stdio: ['ignore', 'ignore', 'pipe']
    }
  );
  await isRunning(child);
  // Jupyter's client logs that the body of its server's 404 is not JSON.
  jest.spyOn(console, 'debug').mockImplementation(() => undefined);
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `http://127.0.0.1:${port}/`,
    token: TOKEN
  });
  return {
    root,
    contents: new ContentsManager({ serverSettings }),
    close: async () => {
      await new Promise(resolve => {
        child.once('exit', resolve);
        child.kill();
      });
      rmSync(root, { recursive: true });
      rmSync(own, { recursive: true });
    }
  };
}

/** Waits for the line by which the server says that it listens. */
function isRunning(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', data => {
      log += String(data);
      if (/is running at/.test(log)) {
        resolve();
      }
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Jupyter has ended:\n${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
