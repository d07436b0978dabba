import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as timeout } from 'node:timers/promises';

const GRACE = 8_000;
const KILLED = 1_000;

/** A pause that does not keep this process from ending. */
export const pause = time => timeout(time, undefined, { ref: false });

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** All that runs, by what it resolves to once it has ended. */
const running = new Map();

let isEnding = false;

/**
 * Start a process, which ends with this one.
 *
 * It leads a process group of its own, so that Ctrl-C reaches this script
 * alone, which then ends all of them. `ended` says how it ended, and stays
 * unsettled when this script was asked to end: then there is nothing to tell.
 */
export function startProcess(file, args, options) {
  if (isEnding) {
    return { child: null, ended: new Promise(() => {}) };
  }
  const child = spawn(file, args, { ...options, detached: true });
  const closed = new Promise(resolve => {
    child.once('error', error => resolve({ error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  running.set(child, closed);
  const ended = closed.then(how => {
    running.delete(child);
    return isEnding ? new Promise(() => {}) : how;
  });
  return { child, ended };
}

function signalTo(children, name) {
  for (const child of children) {
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, name);
    }
  }
}

/** End processes; those that do not end by themselves are killed. */
export async function end(children) {
  const all = Promise.all(children.map(child => running.get(child)));
  signalTo(children, 'SIGTERM');
  await Promise.race([all, pause(GRACE)]);
  signalTo(children, 'SIGKILL');
  await Promise.race([all, pause(KILLED)]);
}

/** What this process does when it is asked to end. */
let answer = async name => {
  isEnding = true;
  await end([...running.keys()]);
  process.exit(128 + constants.signals[name]);
};

for (const name of SIGNALS) {
  process.on(name, () => answer(name));
}

/** Resolves when this process is asked to end, which then is no failure. */
export const interrupted = () =>
  new Promise(resolve => {
    answer = resolve;
  });
