import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { flavours } from '../snippets';

const COMMANDS = ['ls', 'describe', 'snippet', 'check', 'index'] as const;

const HOSTS = ['lab', 'lite'] as const;

const FLAVOURS = flavours.map(({ id }) => id);

/** What the terminal is asked for. */
export interface ICall {
  readonly command: (typeof COMMANDS)[number];
  readonly url: string;
  readonly depth: number;
  readonly json: boolean;
  readonly flavour: string;
  readonly host: (typeof HOSTS)[number];
  /** Values of the entry's parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Absolute path of the file to write; `null` for the output. */
  readonly out: string | null;
}

/** A call that makes no sense; its message says why. */
export class Misuse extends Error {}

export const USAGE = `Usage:
  npm run catalog -- ls <url> [--depth N] [--json]
  npm run catalog -- describe <url> [--set NAME=VALUE] [--json]
  npm run catalog -- snippet <url> [--flavour ${FLAVOURS.join('|')}]
      [--runtime ${HOSTS.join('|')}] [--set NAME=VALUE] [--json]
  npm run catalog -- check <url> [--json]
  npm run catalog -- index <url> [--out FILE]

A <url> is an address of the web or a path on disk.
An entry within a document has no URL: \`ls --json\` prints its id, which does.`;

/**
 * The call in a command line; `null` where it asks what there is.
 *
 * @throws Misuse
 */
export function readCall(argv: readonly string[]): ICall | null {
  const { positionals, values } = split(argv);
  if (values.help) {
    return null;
  }
  const [command, url, ...rest] = positionals;
  if (!url || rest.length > 0) {
    throw new Misuse('A command and one <url> are wanted.');
  }
  const depth = Number(values.depth);
  if (!Number.isInteger(depth) || depth < 1) {
    throw new Misuse(`--depth is 1 or more, not ${values.depth}.`);
  }
  return {
    command: oneOf('The command', COMMANDS, command),
    url: absolute(url),
    depth,
    json: values.json,
    flavour: oneOf('--flavour', FLAVOURS, values.flavour),
    host: oneOf('--runtime', HOSTS, values.runtime),
    parameters: readParameters(values.set),
    out: values.out ? fromHere(values.out) : null
  };
}

function split(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        depth: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        flavour: { type: 'string', default: 'xarray' },
        set: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        runtime: { type: 'string', default: 'lab' }
      }
    });
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
}

function oneOf<T extends string>(
  what: string,
  choices: readonly T[],
  given: string
): T {
  const found = choices.find(choice => choice === given);
  if (found === undefined) {
    throw new Misuse(
      `${what} is one of ${choices.join(', ')}, but not ${given}.`
    );
  }
  return found;
}

/** Paths on disk begin with a slash, or with dots before one, or are there. */
function absolute(given: string): string {
  const path = fromHere(given);
  return /^\.{0,2}\//.test(given) || existsSync(path) ? path : given;
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
      if (value.length === 0) {
        throw new Misuse(`--set takes NAME=VALUE, but not ${text}.`);
      }
      return [name, value.join('=')];
    })
  );
}
