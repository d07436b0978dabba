import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statfsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

const OLDEST = 11;
const GIGABYTE = 1e9;
const DISK = 2.5;

export function checkDisk() {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = (bavail * bsize) / GIGABYTE;
  if (free < DISK) {
    throw new Problem(
      `Only ${free.toFixed(1)} GB are free where ${ROOT} lies;` +
        ` the first run needs about ${DISK} GB.`
    );
  }
}

/** Whether a port of the loopback interface is free. */
export const isFree = port =>
  new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Ports for JupyterLab and, one above, the demo server. */
export async function checkPorts(port) {
  if (!Number.isInteger(port) || port < 1024 || port > 65534) {
    throw new Problem('PORT must be a number from 1024 to 65534.');
  }
  for (const wanted of [port, port + 1]) {
    if (!(await isFree(wanted))) {
      throw new Problem(
        `Port ${wanted} is taken (JupyterLab takes PORT, the demo data PORT + 1).` +
          `\n  Choose another one: PORT=${port + 10} npm start`
      );
    }
  }
}

/** Neighbouring free ports, two if not told; the first of them. */
export async function freePorts(count = 2) {
  for (let port = 18888; port < 19888; port += count) {
    const ports = Array.from({ length: count }, (_, i) => port + i);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) {
      return port;
    }
  }
  throw new Problem('No free port was found from 18888 to 19888.');
}

/** The version of a Python that has what `python -m venv` needs. */
function probePython(name) {
  const code =
    'import sys\nprint("%d.%d.%d" % sys.version_info[:3])\n' +
    'import ensurepip, venv\nprint("venv")';
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    const output = execFileSync(name, ['-c', code], options);
    return { name, version: output.split('\n')[0], venv: true };
  } catch (error) {
    const [version] = String(error.stdout ?? '').split('\n');
    return version ? { name, version, venv: false } : null;
  }
}

/** Pythons of that name which pyenv keeps and, not chosen, does not offer. */
function ofPyenv(name) {
  const versions = path.join(process.env.PYENV_ROOT ?? '', 'versions');
  return process.env.PYENV_ROOT && existsSync(versions)
    ? readdirSync(versions)
        .map(version => path.join(versions, version, 'bin', name))
        .filter(file => existsSync(file))
    : [];
}

const PYTHONS = ['python3.13', 'python3.12', 'python3.11', 'python3'];

/**
 * A Python from 3.11 on: `PYTHON` when set, else the usual names.
 *
 * @param options.names - those to choose from instead
 * @param options.oldest - the oldest minor version that will do
 * @param options.newest - the newest minor version that will do
 */
export function findPython({
  names = process.env.PYTHON ? [process.env.PYTHON] : PYTHONS,
  oldest = OLDEST,
  newest = Infinity
} = {}) {
  // Those on the PATH first: pyenv's are not the ones a person chose.
  const found = [...names, ...names.flatMap(ofPyenv)]
    .map(probePython)
    .filter(python => python !== null);
  const usable = found.filter(({ version }) => {
    const [major, minor] = version.split('.').map(Number);
    return major === 3 && minor >= oldest && minor <= newest;
  });
  const complete = usable.find(({ venv }) => venv);
  if (complete) {
    return complete;
  }
  if (usable.length) {
    const [{ name, version }] = usable;
    const [major, minor] = version.split('.');
    throw new Problem(
      `${name} (${version}) lacks the module venv.` +
        `\n  On Debian and Ubuntu: apt-get install python${major}.${minor}-venv`
    );
  }
  const range = newest === Infinity ? ' or newer' : ` to 3.${newest}`;
  const seen = found.map(({ name, version }) => `${name} is ${version}`);
  throw new Problem(
    `Python 3.${oldest}${range} was not found ` +
      `(${seen.join(', ') || `tried ${names.join(', ')}`}).` +
      '\n  Name another one: PYTHON=/path/to/python3 npm start'
  );
}

const folders = () => (process.env.PATH ?? '').split(path.delimiter);

/** Whether a command is on the PATH. */
export const isFound = name =>
  folders().some(folder => existsSync(path.join(folder, name)));

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge'
];

/** A Chromium for the browser tests: `CHROMIUM` when set, else on the PATH. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) {
      throw new Problem(`CHROMIUM names ${named}, which does not exist.`);
    }
    return named;
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const found = folders()
    .flatMap(folder => BROWSERS.map(name => path.join(folder, name)))
    .concat(mac)
    .find(file => existsSync(file));
  if (!found) {
    throw new Problem(
      'The browser tests need Chromium or Chrome, and none was found.' +
        '\n  On Debian and Ubuntu: apt-get install chromium' +
        '\n  Or name one: CHROMIUM=/path/to/chrome npm test'
    );
  }
  return found;
}

/** Firefox for the tests of the site: `FIREFOX` when set, else on the PATH. */
export function findFirefox() {
  const named = process.env.FIREFOX;
  const found = ['firefox-esr', 'firefox']
    .flatMap(name => folders().map(folder => path.join(folder, name)))
    .find(file => existsSync(file));
  if (named ? !existsSync(named) : !found) {
    throw new Problem(
      'The site is tried in Firefox as well, which was not found.' +
        '\n  On Debian and Ubuntu: apt-get install firefox-esr' +
        '\n  Or name one: FIREFOX=/path/to/firefox npm test'
    );
  }
  return named ?? found;
}
