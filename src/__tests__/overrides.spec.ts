import fs from 'node:fs';
import path from 'node:path';

import { DefaultSchemaValidator } from '@jupyterlab/settingregistry';

/** The settings that this project ships for a site. */
const FILES = [
  'lite/overrides.json',
  ...fs
    .readdirSync('profiles')
    .map(name => path.join('profiles', name, 'overrides.json'))
];

type Settings = Record<string, Record<string, unknown>>;

const readJSON = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'));

const schemaOf = (id: string) =>
  readJSON(
    path.join('schema', `${id.replace('jupyterlab-cloudify:', '')}.json`)
  );

/** What JupyterLab has against a plugin's settings. */
function faults(id: string, settings: Settings[string]) {
  const data = { composite: {}, user: {} };
  const raw = JSON.stringify(settings);
  const plugin = { id, data, raw, schema: schemaOf(id), version: '1' };
  return new DefaultSchemaValidator().validateData(plugin);
}

const addresses = (catalogs: unknown) =>
  (catalogs as { url: string }[]).map(({ url }) => url);

describe.each(FILES)('%s', file => {
  const overrides: Settings = readJSON(file);

  it('keeps to the schemas', () => {
    const found = Object.entries(overrides).map(([id, settings]) =>
      faults(id, settings)
    );
    expect(found).toEqual(Object.keys(overrides).map(() => null));
  });

  it('adds to the public catalogs and takes none away', () => {
    const id = 'jupyterlab-cloudify:catalogs';
    const open = schemaOf(id).properties.siteCatalogs.default;
    const site = addresses(overrides[id].siteCatalogs);
    expect(site).toEqual(expect.arrayContaining(addresses(open)));
    expect(new Set(site).size).toBe(site.length);
    expect(site.length).toBeGreaterThan(open.length);
  });
});

it.each([
  ['a setting of another name', { siteCatalog: [] }],
  ['a catalog without an address', { siteCatalogs: [{ title: 'Levante' }] }],
  ['an answer nobody offers', { siteCatalogs: [{ url: '/a', cors: 'maybe' }] }]
])('%s would be refused', (_, settings) => {
  expect(faults('jupyterlab-cloudify:catalogs', settings)).not.toBeNull();
});
