import { mkdirSync, writeFileSync } from 'node:fs';

import { at, state } from './paths.mjs';
import { Problem } from './problem.mjs';
import { isFound } from './checks.mjs';

/** A folder behind nginx, set up as lite/nginx.conf says; its address. */
export async function serveNginx(servers, folder, port) {
  if (!isFound('nginx')) {
    throw new Problem(
      'The site is tried behind nginx, which was not found.' +
        '\n  On Debian and Ubuntu: apt-get install nginx-light'
    );
  }
  const prefix = state('nginx');
  mkdirSync(prefix, { recursive: true });
  const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi']
    .map(name => `  ${name}_temp_path ${prefix}/${name};`)
    .join('\n');
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  writeFileSync(
    `${prefix}/nginx.conf`,
    `${user}daemon off;
worker_processes 1;
pid ${prefix}/pid;
error_log stderr;
events {}
http {
${temporary}
  access_log off;
  server {
    listen 127.0.0.1:${port};
    root "${folder}";
    include "${at('lite', 'nginx.conf')}";
  }
}
`
  );
  const url = `http://127.0.0.1:${port}/`;
  const args = ['-p', prefix, '-c', `${prefix}/nginx.conf`, '-e', 'stderr'];
  await servers.start('nginx', 'nginx', args, { url });
  return url;
}
