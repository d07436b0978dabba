import type { ILoopback } from './loopback';

const servers: Pick<ILoopback, 'close'>[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});

/** The same server, which ends with the test that has started it. */
export function forThisTest<T extends Pick<ILoopback, 'close'>>(server: T): T {
  servers.push(server);
  return server;
}
