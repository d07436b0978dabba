import { setMaxListeners } from 'node:events';

import { FetchNet, Routes, asFailure } from '../net';
import { SourceRegistry } from '../sources/registry';

import { Misuse, USAGE, readCall } from './arguments';
import type { ICall } from './arguments';
import { check } from './check';
import { isBad, printReport } from './checkReport';
import { describe } from './describe';
import { readDisk } from './disk';
import { list } from './list';
import { makeIndex } from './makeIndex';
import { snippet } from './snippet';
import { explain } from './text';

/**
 * Runs a call and prints its result.
 *
 * @returns the exit code: 0, 1 where the address cannot be read or a check finds
 * what is bad, 2 where the call makes no sense.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let url = '';
  try {
    const call = readCall(argv);
    if (call === null) {
      console.log(USAGE);
      return 0;
    }
    url = call.url;
    return await answer(call);
  } catch (error) {
    if (error instanceof Misuse) {
      console.error(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    console.error(explain(asFailure(error, url)));
    return 1;
  }
}

async function answer(call: ICall): Promise<number> {
  const net = new FetchNet(null, new Routes({ disk: readDisk }));
  const registry = new SourceRegistry(net);
  switch (call.command) {
    case 'ls':
      console.log(await list(registry, call));
      return 0;
    case 'describe':
      console.log(await describe(registry, net, call));
      return 0;
    case 'snippet':
      console.log(await snippet(registry, net, call));
      return 0;
    case 'check': {
      const findings = await check(registry, net, call.url);
      console.log(
        call.json ? JSON.stringify(findings, null, 2) : printReport(findings)
      );
      return isBad(findings) ? 1 : 0;
    }
    case 'index':
      return interruptible(signal => makeIndex(registry, call, signal));
  }
}

/** Lets Ctrl-C end a piece of work in order; a second one ends the process. */
async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const controller = new AbortController();
  // Each request listens to it; Node takes more than ten for a mistake.
  setMaxListeners(0, controller.signal);
  const interrupt = () => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
