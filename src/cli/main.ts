import { failureMessage } from '../messages';
import { FetchNet, asFailure } from '../net';
import { SourceRegistry } from '../sources/registry';

import { USAGE, readCall } from './arguments';
import { check } from './check';
import { isBad, printReport } from './checkReport';
import { describe } from './describe';
import { list } from './list';
import { snippet } from './snippet';
import { english } from './translate';

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
  const net = new FetchNet();
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
    }
    return 0;
  } catch (error) {
    const { text, advice } = failureMessage(
      asFailure(error, call.url),
      english
    );
    console.error(`${text} ${advice}`);
    return 1;
  }
}
