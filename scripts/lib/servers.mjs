import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { setTimeout as timeout } from 'node:timers/promises';

import { ROOT, state } from './paths.mjs';
import { Problem } from './problem.mjs';
import { slug, tailOf } from './run.mjs';

const PATIENCE = 90_000;
const GRACE = 8_000;
const PAUSE = 100;

/** A pause that does not keep this process from ending. */
const pause = time => timeout(time, undefined, { ref: false });

/** Resolves when this process is asked to end. */
export const interrupted = () =>
  new Promise(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => resolve(name));
    }
  });

/** Servers that live and end together. */
export class Servers {
  #children = [];
  #isStopping = false;

  /**
   * Start a server, its output in `.cloudify/logs/`, and wait until `url`
   * answers. Each server leads a process group of its own, so that Ctrl-C
   * reaches this script alone, which then ends them in order.
   */
  async start(title, file, args, { url, env = process.env, cwd = ROOT }) {
    if (this.#isStopping) {
      return;
    }
    const logfile = state('logs', `${slug(title)}.log`);
    mkdirSync(state('logs'), { recursive: true });
    const log = openSync(logfile, 'w');
    const child = spawn(file, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', log, log]
    });
    closeSync(log);
    const ended = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('exit', (code, signal) =>
        resolve(signal ? `signal ${signal}` : `exit code ${code}`)
      );
    });
    this.#children.push({ title, child, ended, logfile });
    await Promise.race([this.#answers(title, url), this.failure()]);
  }

  /** Rejects as soon as one of the servers has ended by itself. */
  failure() {
    return Promise.race(
      this.#children.map(async ({ title, ended, logfile }) => {
        const how = await ended;
        if (this.#isStopping) {
          return;
        }
        throw new Problem(
          `${title} has ended (${how}).\n${tailOf(logfile)}\n  Log: ${logfile}`
        );
      })
    );
  }

  /** End all servers, for good. */
  async stop() {
    this.#isStopping = true;
    const all = Promise.all(this.#children.map(({ ended }) => ended));
    this.#signal('SIGTERM');
    await Promise.race([all, pause(GRACE)]);
    this.#signal('SIGKILL');
    await all;
  }

  #signal(signal) {
    for (const { child } of this.#children) {
      if (child.pid && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, signal);
      }
    }
  }

  async #answers(title, url) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && !this.#isStopping) {
      try {
        await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
        return;
      } catch {
        await pause(PAUSE);
      }
    }
    if (!this.#isStopping) {
      throw new Problem(`${title} did not answer at ${url}.`);
    }
  }
}
