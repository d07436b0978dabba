import { closeSync, mkdirSync, openSync } from 'node:fs';

import { ROOT, state } from './paths.mjs';
import { Problem } from './problem.mjs';
import { end, pause, startProcess } from './processes.mjs';
import { more, slug, tailOf } from './run.mjs';

const PATIENCE = 90_000;
const PAUSE = 100;

/** Servers that live and end together. */
export class Servers {
  #children = [];
  #isStopping = false;

  /**
   * Start a server, its output in `.cloudify/logs/`, and wait until `url`
   * answers.
   */
  async start(title, file, args, { url, env = process.env, cwd = ROOT }) {
    if (this.#isStopping) {
      return;
    }
    const logfile = state('logs', `${slug(title)}.log`);
    mkdirSync(state('logs'), { recursive: true });
    const log = openSync(logfile, 'w');
    const { child, ended } = startProcess(file, args, {
      cwd,
      env,
      stdio: ['ignore', log, log]
    });
    closeSync(log);
    this.#children.push({ title, child, ended, logfile });
    await Promise.race([this.#answers(title, url), this.failure()]);
  }

  /** Rejects as soon as one of the servers has ended by itself. */
  failure() {
    return Promise.race(
      this.#children.map(async ({ title, ended, logfile }) => {
        const { error, code, signal } = await ended;
        if (this.#isStopping) {
          return;
        }
        const how =
          error?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`);
        throw new Problem(
          `${title} has ended (${how}).\n${tailOf(logfile)}\n${more(logfile)}`
        );
      })
    );
  }

  /** End all servers, for good. */
  async stop() {
    this.#isStopping = true;
    await end(this.#children.map(({ child }) => child));
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
