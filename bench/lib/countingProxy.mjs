import http from 'node:http';

/**
 * A server on loopback that hands requests on to `target` and counts them, for
 * clients that are not a browser.
 *
 * Returns its address; `take`, which gives the paths asked for since the last
 * call; and `close`.
 */
export async function countingProxy(target) {
  let paths = [];
  const server = http.createServer((request, response) => {
    paths.push(request.url);
    const { method, headers, url } = request;
    const onward = http.request(new URL(url, target), { method, headers });
    onward.on('response', answer => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    take: () => {
      const taken = paths;
      paths = [];
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}
