import { createServer } from 'node:http';

/**
 * A proxy on loopback that lets nobody through and counts who wanted to: what a
 * browser asks of other hosts, whatever the page tells of it.
 */
export async function countingProxy() {
  const hosts = [];
  const server = createServer((request, response) => {
    hosts.push(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    hosts.push(request.url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${server.address().port}`,
    /** Hosts that were asked for so far, in order. */
    hosts,
    stop: () => new Promise(resolve => server.close(resolve))
  };
}
