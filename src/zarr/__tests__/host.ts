import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host answers for a key: a body, a JSON document, or a status. */
export type Answer = Uint8Array | string | number | object;

/** A web server on loopback that remembers what it was asked for. */
export class Host {
  static async start(answers: Record<string, Answer>): Promise<Host> {
    const host = new Host(new Map(Object.entries(answers)));
    await new Promise<void>(done => host._server.listen(0, '127.0.0.1', done));
    return host;
  }

  /** Paths (with query) in the order of requests. */
  readonly requests: string[] = [];

  /** What to answer for any other path. */
  otherwise: Answer = 404;

  get url(): string {
    return `http://127.0.0.1:${(this._server.address() as AddressInfo).port}`;
  }

  set(path: string, answer: Answer): void {
    this._answers.set(path, answer);
  }

  stop(): Promise<void> {
    this._server.closeAllConnections();
    return new Promise(done => this._server.close(() => done()));
  }

  private constructor(private readonly _answers: Map<string, Answer>) {
    this._server = createServer((request, response) => {
      const path = request.url ?? '/';
      this.requests.push(path);
      const [key] = path.split('?');
      const answer = this._answers.get(decodeURI(key)) ?? this.otherwise;
      if (typeof answer === 'number') {
        response.writeHead(answer).end();
      } else if (typeof answer === 'string') {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(answer);
      } else if (answer instanceof Uint8Array) {
        sendBytes(answer);
      } else {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(answer));
      }

      function sendBytes(bytes: Uint8Array): void {
        const [, start, end] =
          /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
        if (start === undefined) {
          response.writeHead(200).end(bytes);
        } else {
          const part =
            start === ''
              ? bytes.subarray(-Number(end))
              : bytes.subarray(Number(start), Number(end) + 1);
          response.writeHead(206).end(part);
        }
      }
    });
  }

  private readonly _server: Server;
}
