import { FetchNet } from '../../net';
import type { IAnswer, INet } from '../../net';

/**
 * Real requests, but to other hosts than the documents say: what begins with a
 * key of `routes` goes to its value, and comes back under its own name.
 */
export class RoutedNet implements INet {
  constructor(private readonly _routes: Readonly<Record<string, string>>) {}

  async text(url: string, options = {}): Promise<IAnswer<string>> {
    return this._named(url, await this._net.text(this._route(url), options));
  }

  async json(url: string, options = {}): Promise<IAnswer<unknown>> {
    return this._named(url, await this._net.json(this._route(url), options));
  }

  async post(url: string, body: unknown, options = {}) {
    const answer = await this._net.post(this._route(url), body, options);
    return this._named(url, answer);
  }

  bytes(url: string, options = {}): Promise<Uint8Array | null> {
    return this._net.bytes(this._route(url), options);
  }

  header(url: string, options = {}): Promise<IAnswer<unknown>> {
    return this._net.header(url, options);
  }

  reaches(url: string): boolean {
    return this._net.reaches(url);
  }

  forwards(url: string): boolean {
    return this._net.forwards(url);
  }

  forget(prefix: string): void {
    this._net.forget(this._route(prefix));
  }

  private _named<T>(url: string, answer: IAnswer<T>): IAnswer<T> {
    return this._route(url) === answer.url ? { ...answer, url } : answer;
  }

  private _route(url: string): string {
    const prefix = Object.keys(this._routes).find(key => url.startsWith(key));
    return prefix === undefined
      ? url
      : this._routes[prefix] + url.slice(prefix.length);
  }

  private readonly _net = new FetchNet();
}
