import { Failure } from '../../net';
import type { IAnswer, INet, IRequestOptions } from '../../net';

/** What stands at an address: bytes, a document, or why there is neither. */
export type Body = Uint8Array | object | Failure;

/**
 * A network of documents in memory, which remembers what it was asked for and
 * keeps an answer back until it is released.
 */
export class MemoryNet implements INet {
  constructor(bodies: Readonly<Record<string, Body>>) {
    this._bodies = new Map(Object.entries(bodies));
  }

  /** Addresses in the order of requests. */
  readonly requests: string[] = [];

  set(url: string, body: Body): void {
    this._bodies.set(url, body);
  }

  body(url: string): Body {
    return this._bodies.get(url) ?? new Failure('http', { url, status: 404 });
  }

  /** Keeps the answers for an address back; call the result to release them. */
  hold(url: string): () => void {
    let release = () => {};
    this._held.set(url, new Promise<void>(done => (release = done)));
    return release;
  }

  async text(url: string): Promise<IAnswer<string>> {
    const answer = await this.json(url);
    return { ...answer, body: JSON.stringify(answer.body) };
  }

  async json(
    url: string,
    options?: IRequestOptions
  ): Promise<IAnswer<unknown>> {
    const body = await this._ask(url, options);
    if (!body) {
      throw new Failure('http', { url, status: 404 });
    }
    return { url, status: 200, mediaType: 'application/json', body };
  }

  post(url: string): Promise<IAnswer<unknown>> {
    return this.json(url);
  }

  async bytes(
    url: string,
    options?: IRequestOptions
  ): Promise<Uint8Array | null> {
    const body = await this._ask(url, options);
    return body instanceof Uint8Array ? body : null;
  }

  header(url: string): Promise<IAnswer<unknown>> {
    return this.json(`${url}#header`);
  }

  /** The web, and of the disk what is here. */
  reaches(url: string): boolean {
    return /^https?:/.test(url) || this._bodies.has(`${url}#header`);
  }

  forwards(): boolean {
    return false;
  }

  forget(): void {
    // Nothing is cached.
  }

  private async _ask(
    url: string,
    options?: IRequestOptions
  ): Promise<Body | undefined> {
    this.requests.push(url);
    // What was there when it was asked for is what is answered.
    const body = this._bodies.get(url);
    await this._held.get(url);
    if (options?.signal?.aborted) {
      throw new Failure('cancelled', { url });
    }
    if (body instanceof Failure) {
      throw body;
    }
    return body;
  }

  private readonly _bodies: Map<string, Body>;
  private readonly _held = new Map<string, Promise<void>>();
}
