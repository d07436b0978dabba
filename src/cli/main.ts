import { setMaxListeners } from 'node:events';

import { FetchNet, Routes, asFailure } from '../net';
import { SourceRegistry } from '../sources/registry';

import { USAGE, readCall } from './arguments';
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
  const call = readCall(argv);
  if (!call) {
    console.error(USAGE);
    return 2;
  }
  const net = new FetchNet(null, new Routes({ disk: readDisk }));
  const registry = new SourceRegistry(net);
  try {
    switch (call.command) {
      case 'ls':
        console.log(await list(registry, call));
        break;
      case 'describe':
        console.log(await describe(registry, net, call));
        break;
      case 'snippet':
        console.log(await snippet(registry, net, call));
        break;
      case 'check': {
        const findings = await check(registry, net, call.url);
        console.log(
          call.json ? JSON.stringify(findings, null, 2) : printReport(findings)
        );
        return isBad(findings) ? 1 : 0;
      }
      case 'index':
        return await interruptible(signal => makeIndex(registry, call, signal));
    }
    return 0;
  } catch (error) {
    console.error(explain(asFailure(error, call.url)));
    return 1;
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
