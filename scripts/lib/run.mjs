import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT, state } from './paths.mjs';
import { Problem } from './problem.mjs';
import { end, startProcess } from './processes.mjs';

const TAIL = 40;

export const slug = title => title.toLowerCase().replace(/[^a-z0-9.]+/g, '-');

/** The environment of this process with a virtual environment in front. */
export const environment = (venv, extra = {}) => ({
  ...process.env,
  VIRTUAL_ENV: venv,
  PATH: [path.join(venv, 'bin'), process.env.PATH].join(path.delimiter),
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_NO_INPUT: '1',
  ...extra
});

/**
 * Run a command to its end, its output in `.cloudify/logs/`.
 *
 * `show` prints the output as well. Resolves to the exit code when `allowed`
 * holds it (by default: 0 only), else throws with the end of the log.
 */
export async function run(title, file, args, options = {}) {
  const {
    env = process.env,
    cwd = ROOT,
    show = false,
    allowed = [0]
  } = options;
  const logfile = state('logs', `${slug(title)}.log`);
  mkdirSync(path.dirname(logfile), { recursive: true });
  const log = createWriteStream(logfile);
  const { child, ended } = startProcess(file, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe']
  });
  for (const stream of [child?.stdout, child?.stderr]) {
    stream?.pipe(log, { end: false });
    if (show) {
      stream?.pipe(process.stdout, { end: false });
    }
  }
  const written = new Promise((resolve, reject) => {
    log.once('error', reject);
    ended.then(() => log.end(resolve));
  });
  try {
    await written;
  } catch (error) {
    // Nobody reads what it says any more: it would wait for ever.
    await end([child]);
    throw error;
  }
  const { error, code, signal } = await ended;
  if (error) {
    throw new Problem(`${title}: ${file} did not start: ${error.message}`);
  }
  if (!allowed.includes(code)) {
    const tail = show ? '' : `\n${tailOf(logfile)}`;
    const how = signal ? `signal ${signal}` : `exit code ${code}`;
    throw new Problem(`${title} failed (${how}).${tail}\n${more(logfile)}`);
  }
  return code;
}

/** Where to look when a process has failed, and how to start afresh. */
export const more = logfile =>
  `  Log: ${logfile}\n` +
  '  If a package is damaged: remove .venv and node_modules, and try again.';

export const tailOf = logfile =>
  readFileSync(logfile, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-TAIL)
    .map(line => `  │ ${line}`)
    .join('\n');
