import { parseArgs } from 'node:util';

/** What the terminal is asked for. */
export interface ICall {
  readonly command: 'ls' | 'describe' | 'snippet';
  readonly url: string;
  readonly depth: number;
  readonly json: boolean;
  readonly flavour: string;
  readonly host: 'lab' | 'lite';
}

export const USAGE = `Usage:
  npm run catalog -- ls <url> [--depth N] [--json]
  npm run catalog -- describe <url> [--json]
  npm run catalog -- snippet <url> [--flavour xarray] [--runtime lab|lite] [--json]`;

/** The call in a command line; `null` when it makes no sense. */
export function readCall(argv: readonly string[]): ICall | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        depth: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        flavour: { type: 'string', default: 'xarray' },
        runtime: { type: 'string', default: 'lab' }
      }
    });
    const [command, url, ...rest] = positionals;
    const depth = Number(values.depth);
    const { runtime: host, json, flavour } = values;
    if (
      (command === 'ls' || command === 'describe' || command === 'snippet') &&
      (host === 'lab' || host === 'lite') &&
      Number.isInteger(depth) &&
      depth > 0 &&
      url &&
      rest.length === 0
    ) {
      return { command, url, depth, json, flavour, host };
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  return null;
}
