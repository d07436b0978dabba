import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { freePorts } from '../../scripts/lib/checks.mjs';
import { pythonOf } from '../../scripts/lib/environments.mjs';
import { DEMO, VENV, at, command, state } from '../../scripts/lib/paths.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { Servers } from '../../scripts/lib/servers.mjs';

/** Stores that xpublish serves. */
const PUBLISHED = ['ostia', 'orca2', 'nemo-healpix-3'];

const requirements = (kind, name) =>
  pythonOf(`${kind}-${name}`, `tests/live/${kind}/${name}.txt`);

/** A process that says in one line where it serves: that line and the process. */
async function announced(file, args) {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const line = await lines[Symbol.asyncIterator]().next();
  if (line.done) {
    throw new Problem(`${args.join(' ')} has ended before it served.`);
  }
  return { child, line: line.value };
}

/**
 * One server of each kind of catalog, as the live tests have them, while
 * something is measured.
 *
 * @param measure - is given the addresses by the name of a server
 */
export async function withServers(measure) {
  const folder = state('bench', 'kinds');
  rmSync(folder, { recursive: true, force: true });
  const children = [];
  const servers = new Servers();
  const start = async (file, args) => {
    const { child, line } = await announced(file, args);
    children.push(child);
    return line;
  };
  const serveXpublish = async version => {
    const python = await requirements('xpublish', `requirements-${version}`);
    const script = at('tests/live/xpublish/serve.py');
    return start(python, ['-W', 'ignore', script, DEMO, ...PUBLISHED]);
  };
  try {
    const urls = JSON.parse(
      await start(command(VENV, 'python'), [
        '-W',
        'ignore',
        at('bench/lib/kinds.py'),
        DEMO,
        folder
      ])
    );
    urls['xpublish 0.4'] = await serveXpublish('0.4');
    urls['xpublish 0.5'] = await serveXpublish('0.5');
    const python = await requirements('stacapi', 'requirements');
    const rustac = `127.0.0.1:${await freePorts(1)}`;
    const stac = path.join(folder, 'stac');
    const documents = readdirSync(stac).map(name => path.join(stac, name));
    await servers.start(
      'rustac',
      path.join(path.dirname(python), 'rustac'),
      ['serve', '--addr', rustac, ...documents],
      { url: `http://${rustac}` }
    );
    urls.rustac = `http://${rustac}`;
    return await measure(urls);
  } finally {
    const ended = children.map(child => once(child, 'exit'));
    children.forEach(child => child.kill());
    await Promise.all([servers.stop(), ...ended]);
  }
}
