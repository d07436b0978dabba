import { findFirefox, freePorts } from '../lib/checks.mjs';
import { countingProxy } from '../lib/countingProxy.mjs';
import { serveFolder } from '../lib/jupyter.mjs';
import { serveNginx } from '../lib/nginx.mjs';
import { nodeTest } from '../lib/nodeTest.mjs';
import { state } from '../lib/paths.mjs';
import { playwright } from '../lib/playwright.mjs';
import { sum } from '../lib/results.mjs';
import { Servers } from '../lib/servers.mjs';
import { site } from '../lib/site.mjs';

export const title = 'The static site, in Chromium and Firefox';

/** The short path in Firefox, at each of these addresses. */
const firefox = (addresses, proxy) =>
  nodeTest('firefox', 'ui-tests/firefox/site.test.mjs', {
    ...process.env,
    FIREFOX: findFirefox(),
    PROXY: proxy,
    SITE_URLS: addresses.join(' ')
  });

/** What the browsers ask by themselves, whatever they are told. */
const BROWSERS_OWN = [
  'accounts.google.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
  '.mozilla.com',
  '.mozilla.net',
  '.mozilla.org'
];

function isBrowsersOwn(asked) {
  const { hostname } = new URL(
    asked.includes('//') ? asked : `//${asked}`,
    'http://localhost'
  );
  return BROWSERS_OWN.some(host => hostname.endsWith(host));
}

/** Nobody has asked another host. */
function quiet(asked) {
  const hosts = asked.filter(host => !isBrowsersOwn(host));
  if (hosts.length > 0) {
    console.error(`✗ Other hosts were asked: ${hosts.join(', ')}`);
  }
  return { passed: Number(!hosts.length), failed: Number(hosts.length > 0) };
}

export async function stage() {
  const servers = new Servers();
  const proxy = await countingProxy();
  try {
    const folder = await site(state('site'), { form: 'offline' });
    const port = await freePorts();
    const plain = await serveFolder(servers, folder, port);
    const isolated = await serveNginx(servers, folder, port + 1);
    const lab = base => `${base}lab/index.html`;
    const demo = base => `${base}static/demo/catalog.json`;
    const inChromium = (folder, base) =>
      playwright(folder, folder, lab(base), demo(base), proxy.address);
    return sum([
      await inChromium('lite', plain),
      await inChromium('isolated', isolated),
      await firefox([lab(plain), lab(isolated)], proxy.address),
      quiet(proxy.hosts)
    ]);
  } finally {
    await servers.stop();
    await proxy.stop();
  }
}
