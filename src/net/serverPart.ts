import { encodePath } from './address';
import { Failure } from './failure';
import type { FailureKind } from './failure';
import type { Way } from './route';

/** The optional part of this extension in the Jupyter server, as it says of itself. */
export interface IServerPart {
  /** Where its routes begin, with a slash at the end. */
  readonly url: string;
  /** Folders that it reads files from. */
  readonly files: readonly string[];
  /** Names of the hosts that it forwards requests to; `*` stands for any part. */
  readonly forward: readonly string[];
  /** Jupyter's token against forged requests, as it is now. */
  token(): string;
}

/** The header that holds the code of an error of its own. */
const ERROR = 'X-Cloudify-Error';

/** The code of errors that are Jupyter's: no login, a token that has expired. */
const JUPYTER = 'jupyter';

/** Milliseconds: it answers at once or, after a minute, that it has given up. */
const TIMEOUT = 70_000;

/**
 * Kinds of failure by the codes of the server part. That there is no such file
 * (404), or that it may not be read (403), is told by the status.
 */
const KINDS: Readonly<Record<string, FailureKind>> = {
  outside: 'not-served',
  'too-large': 'too-large',
  'missing-package': 'missing-package',
  'broken-file': 'invalid',
  'host-not-allowed': 'not-forwarded',
  'private-address': 'not-forwarded',
  'bad-address': 'not-forwarded',
  redirect: 'not-forwarded',
  'timed-out': 'timed-out',
  unreachable: 'unreachable',
  'unknown-host': 'unknown-host',
  certificate: 'certificate'
};

/** Kinds whose detail is the sentence of the server part, not its code. */
const TOLD: readonly FailureKind[] = [
  'missing-package',
  'invalid',
  'unreachable'
];

/** Requests through the server part. */
export class ServerPart {
  constructor(private readonly _part: IServerPart) {}

  /** Whether a path lies below the folders that are read. */
  hasFile(path: string): boolean {
    return this._part.files.some(
      root => path === root || path.startsWith(root.replace(/\/?$/, '/'))
    );
  }

  /** Whether the host of a URL is one to forward to. */
  forwards(url: string): boolean {
    const { origin, hostname } = new URL(url);
    const name = hostname.replace(/^\[(.*)\]$/, '$1');
    // A pattern of a whole domain may mean Jupyter’s own host as well.
    const isOwn = origin === new URL(this._part.url).origin;
    return !isOwn && this._part.forward.some(pattern => fits(name, pattern));
  }

  file(path: string): Way {
    return this._way(`files${encodePath(path)}`, path);
  }

  /** The header of a file of NetCDF or GRIB, as references of kerchunk. */
  header(path: string): Way {
    const way = this._way(`header${encodePath(path)}`, path);
    return { ...way, timeout: TIMEOUT };
  }

  forward(address: string): Way {
    const way = this._way(
      `forward?url=${encodeURIComponent(address)}`,
      address
    );
    return { ...way, host: new URL(address).host, timeout: TIMEOUT };
  }

  private _way(route: string, address: string): Way {
    const url = this._part.url + route;
    return {
      url,
      host: new URL(url).host,
      send: (_, init) => this._send(url, address, init)
    };
  }

  /**
   * The answer as if it came from `address` itself.
   *
   * @throws Failure of the server part, which names every cause exactly.
   */
  private async _send(
    url: string,
    address: string,
    init: RequestInit
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('X-XSRFToken', this._part.token());
    // It would lead to the page of a login, which nobody sees here.
    const redirect = 'manual';
    const response = await fetch(url, { ...init, headers, redirect });
    const { status, type, body } = response;
    if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      await body?.cancel();
      throw new Failure('http', { url, status: 401 });
    }
    const code = response.headers.get(ERROR);
    if (code === JUPYTER) {
      await body?.cancel();
      throw new Failure('http', { url, status });
    }
    if (code !== null && Object.hasOwn(KINDS, code)) {
      throw await failureOf(code, response, address);
    }
    return named(response);
  }
}

function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

/** The answer with the media type and the address that its host gave it. */
function named({ body, status, headers }: Response): Response {
  const own = new Headers(headers);
  own.set('Content-Type', headers.get('X-Cloudify-Media-Type') ?? '');
  const answer = new Response(body, { status, headers: own });
  const value = headers.get('X-Cloudify-URL');
  return value === null
    ? answer
    : Object.defineProperty(answer, 'url', { value });
}

async function failureOf(
  code: string,
  response: Response,
  url: string
): Promise<Failure> {
  const kind = KINDS[code];
  const told: unknown = await response.json().catch(() => null);
  const { message } = (told ?? {}) as { message?: unknown };
  const detail = TOLD.includes(kind) ? String(message ?? '') : code;
  return new Failure(kind, { url, detail });
}
