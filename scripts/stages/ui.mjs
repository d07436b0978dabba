import { freePorts } from '../lib/checks.mjs';
import { serveDemo, serveJupyter } from '../lib/jupyter.mjs';
import { playwright } from '../lib/playwright.mjs';
import { Servers } from '../lib/servers.mjs';

export const title = 'Browser tests: JupyterLab under a base URL';

export async function stage() {
  const servers = new Servers();
  try {
    const port = await freePorts();
    const demo = await serveDemo(servers, port + 1, { broken: true });
    const url = await serveJupyter(servers, {
      home: 'test/lab',
      isFresh: true,
      baseUrl: '/user/jo/',
      port,
      token: 'test',
      catalogs: [demo],
      // Everything else is on 127.0.0.1, and asked directly.
      server: { private_hosts: ['localhost'] }
    });
    return await playwright('ui', 'lab', url, demo.url);
  } finally {
    await servers.stop();
  }
}
