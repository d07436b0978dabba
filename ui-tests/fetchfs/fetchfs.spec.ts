import { randomUUID } from 'node:crypto';

import { expect, start, test } from './page';

test('fsspec reads with no line of preparation', async ({ python }) => {
  const value = await python(`
with fsspec.open(hosts + "sound") as file:
    file.seek(-8, 2)
    end = file.read()
    file.seek(1000)
    middle = file.read(1000)
[end == body[-8:], middle == body[1000:2000], file.size]
`);
  expect(value).toEqual([true, true, 200_000]);
});

test('parts of a file, whatever the host makes of them', async ({ python }) => {
  const wrong = await python(`
slices = [
    (None, None), (0, 10), (5, None), (None, 5), (100, 200), (-7, None),
    (-9, -2), (3, -3), (199_997, 200_003), (200_000, None), (7, 7),
]
names = ["sound", "whole", "compressed", "no-length"]
wrong = []
for name in ["no-head", *names, *("silent/" + name for name in names)]:
    if fs.size(hosts + name) != len(body):
        wrong.append(name)
    for start, end in slices:
        fs.clear_cache()
        if fs.cat_file(hosts + name, start, end) != body[start:end]:
            wrong.append((name, start, end))
wrong
`);
  expect(wrong).toEqual([]);
});

test('many files at once, four at a time', async ({ python }) => {
  const value = await python(`
import json

addresses = [f"{hosts}together/{number}" for number in range(24)]
found = fs.cat(addresses)
most = json.loads(fs.cat(hosts + "seen"))["most"]
[len(found), set(found.values()) == {body}, most]
`);
  expect(value).toEqual([24, true, 4]);
});

test('what was read once is not fetched again', async ({
  python,
  notebook
}) => {
  const sent: string[] = [];
  notebook.page.on('request', request => sent.push(request.url()));
  const value = await python(`
first = fs.cat_file(hosts + "sound")
[first == fs.cat_file(hosts + "sound"), fs.cat_file(hosts + "sound", 4, 8)]
`);
  expect(value).toEqual([true, new Uint8Array([0, 0, 0, 1])]);
  expect(sent.map(url => new URL(url).pathname)).toEqual(['/hosts/sound']);
});

test('a kerchunk reference with plain chunks', async ({ python }) => {
  const value = await python(`
mapping = fsspec.get_mapper("reference://", fo=hosts + "reference.json")
keys = [f"number/{index}" for index in range(10)]
many = mapping.getitems(keys)
[mapping[keys[3]] == body[60_000:80_000], b"".join(many.values()) == body]
`);
  expect(value).toEqual([true, true]);
});

test('simplecache, also below asyncio.to_thread', async ({ python }) => {
  const value = await python(`
from fsspec.implementations.asyn_wrapper import AsyncFileSystemWrapper

with fsspec.open("simplecache::" + hosts + "sound") as file:
    plain = file.read()
cached = fsspec.filesystem("simplecache", target_protocol="http")
store = AsyncFileSystemWrapper(cached, asynchronous=True)
folder = demo + "stores/nemo-healpix-6.zarr/tos/0."
keys = [f"{folder}{index}" for index in range(12)]
many = await asyncio.gather(*map(store._cat_file, keys))
[plain == body, many == [fs.cat_file(key) for key in keys]]
`);
  expect(value).toEqual([true, true]);
});

test('an asynchronous file system, as zarr makes one', async ({ python }) => {
  const value = await python(`
store = fsspec.filesystem("http", asynchronous=True)
folder = demo + "stores/ostia.zarr/surface_temperature/"
keys = [f"{folder}{index}.0.0" for index in range(9)]
many = await asyncio.gather(*map(store._cat_file, keys))
[len(many), many == list(fs.cat(keys).values())]
`);
  expect(value).toEqual([9, true]);
});

for (const [name, address, words] of [
  [
    '404',
    'hosts + "missing"',
    /FileNotFoundError: .*hosts\/missing does not exist \(404\)/
  ],
  [
    '401',
    'hosts + "busy/401/9/x"',
    /PermissionError: .* wants a login .*\(401\)/
  ],
  [
    '403',
    'demo + "broken/403.json"',
    /PermissionError: .* does not allow .*\(403\)/
  ],
  [
    '500',
    'demo + "broken/500.json"',
    /OSError: .* answered .*500.json with status 500/
  ],
  [
    'a long Retry-After',
    'demo + "broken/503-3h.json"',
    /OSError: .* is busy \(503\) and asks to be tried again in 3 h/
  ],
  [
    'a host without CORS',
    'demo + "broken/closed/200.json"',
    /Refused: .* answers, but does not admit this page \(CORS\)/
  ],
  [
    'a host that is not there',
    '"http://127.0.0.1:9/x"',
    /Unreachable: 127.0.0.1:9 cannot be reached, or does not admit .*CORS/
  ],
  [
    'a part that is too short',
    'hosts + "short", 10, 20',
    /OSError: .* other bytes of .* than those from 10 to 20/
  ]
] as const) {
  test(`in words: ${name}`, async ({ python }) => {
    expect(await python(`fs.cat_file(${address})`)).toMatch(words);
  });
}

test('in words: http in a page of https', async ({ python }) => {
  const value = await python(`
import js

origin, js.origin = js.origin, "https://page.example"
try:
    fs.cat_file(demo + "broken/closed/200.json")
except OSError as error:
    words = str(error)
finally:
    js.origin = origin
words
`);
  expect(value).toMatch(/came over https .* Use its https address/);
});

test('503, then an answer', async ({ python }) => {
  const code = `fs.cat_file(hosts + "busy/503/2/${randomUUID()}") == body`;
  expect(await python(code)).toBe(true);
});

test('a cut connection is tried again, and told in the end', async ({
  python
}) => {
  const once = `fs.cat_file(hosts + "cut/1/${randomUUID()}") == body`;
  expect(await python(once)).toBe(true);
  const always = `fs.cat_file(hosts + "cut/99/${randomUUID()}")`;
  expect(await python(always)).toMatch(
    /Unreachable: The connection was cut while .* was being read/
  );
});

test('what is given up makes room', async ({ python }) => {
  const value = await python(`
async def silent(number):
    await fs._cat_file(f"{demo}broken/silent.json?{number}")

given_up = []
try:
    await asyncio.wait_for(asyncio.gather(*map(silent, range(8))), 0.2)
except TimeoutError:
    given_up.append(True)
[given_up, fs.cat_file(hosts + "sound") == body]
`);
  expect(value).toEqual([[true], true]);
});

test('a gap in the network', async ({ page, context }) => {
  const python = await start(page);
  expect(await python('fs.cat_file(hosts + "sound") == body')).toBe(true);
  await context.setOffline(true);
  // Tried again after one, two and four seconds: two have passed, or more.
  let failed = 0;
  const third = page.waitForEvent('requestfailed', () => ++failed === 3);
  const reading = python('fs.cat_file(hosts + "sound") == body');
  await third;
  await context.setOffline(false);
  expect(await reading).toBe(true);
});

test('in words: no network', async ({ page, context }) => {
  const python = await start(page);
  expect(await python('fs.protocol[0]')).toBe('http');
  await context.setOffline(true);
  expect(await python('fs.cat_file(hosts + "sound")')).toMatch(
    /Offline: This browser is offline; .* cannot be read/
  );
});

test('in words: a browser without JSPI', async ({ page }) => {
  const python = await start(page, '?without-jspi');
  expect(await python('fs.cat_file(hosts + "sound")')).toMatch(
    /RuntimeError: Python cannot wait for data in this browser, .*JSPI/
  );
  // What is awaited needs none.
  expect(await python('await fs._cat_file(hosts + "sound") == body')).toBe(
    true
  );
});
