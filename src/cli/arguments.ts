import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the terminal is asked for. */
export interface ICall {
  readonly command: 'ls' | 'describe' | 'snippet' | 'check' | 'index';
  readonly url: string;
  readonly depth: number;
  readonly json: boolean;
  readonly flavour: string;
  readonly host: 'lab' | 'lite';
  /** Values of the entry's parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Absolute path of the file to write; `null` for the output. */
  readonly out: string | null;
}

export const USAGE = `Usage:
  npm run catalog -- ls <url> [--depth N] [--json]
  npm run catalog -- describe <url> [--set NAME=VALUE] [--json]
  npm run catalog -- snippet <url> [--flavour xarray] [--runtime lab|lite]
      [--set NAME=VALUE] [--json]
  npm run catalog -- check <url> [--json]
  npm run catalog -- index <url> [--out FILE]

A <url> is an address of the web or a path on disk, ./relative ones as well.
An entry within a document has no URL: \`ls --json\` prints its id, which does.`;

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
        set: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        runtime: { type: 'string', default: 'lab' }
      }
    });
    const [command, given = '', ...rest] = positionals;
    const url = absolute(given);
    const depth = Number(values.depth);
    const { runtime: host, json, flavour } = values;
    if (
      isCommand(command) &&
      (host === 'lab' || host === 'lite') &&
      Number.isInteger(depth) &&
      depth > 0 &&
      url &&
      rest.length === 0
    ) {
      const parameters = readParameters(values.set);
      const out = values.out ? fromHere(values.out) : null;
      return { command, url, depth, json, flavour, host, parameters, out };
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  return null;
}

function isCommand(text: string): text is ICall['command'] {
  return ['ls', 'describe', 'snippet', 'check', 'index'].includes(text);
}

/** Paths on disk begin with a slash, or with dots before one. */
function absolute(given: string): string {
  return /^\.{0,2}\//.test(given) || /^\.{1,2}$/.test(given)
    ? fromHere(given)
    : given;
}

/** A relative path begins at the folder that npm was called in. */
function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path);
}

/** `name=value` each. */
function readParameters(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map(text => {
      const [name, ...value] = text.split('=');
      return [name, value.join('=')];
    })
  );
}
