import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A real server on loopback and the requests that it has got. */
export interface ILoopback {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** Serves `listener` on a free port. */
export async function serve(listener: RequestListener): Promise<ILoopback> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    void listener(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

/** Serves JSON documents by path; every other path is 404. */
export function serveDocuments(
  documents: Readonly<Record<string, unknown>>
): Promise<ILoopback> {
  return serve((request, response) => {
    const body = documents[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': 'application/json'
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

/** Serves the files of a folder; what is not there is 404. */
export function serveFiles(folder: string): Promise<ILoopback> {
  return serve((request, response) => {
    const file = join(folder, request.url ?? '');
    if (existsSync(file)) {
      response.end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
}
