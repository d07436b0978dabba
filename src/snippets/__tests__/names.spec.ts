import { EVERYTHING, unknownKernel } from '../../model';
import type { IAccess } from '../../model';
import type { ISnippetFlavour } from '../flavour';
import { intake } from '../intake';
import { xarray } from '../xarray';
import { xarrayPortable } from '../xarrayPortable';

import { makeAccess, makeDataset } from './make';

const SELECTION = {
  ...EVERYTHING,
  variables: ['sst'],
  ranges: [
    { by: 'label', dimension: 'time', start: '2006', stop: '2007' } as const
  ],
  box: {
    latitude: 'lat',
    longitude: 'lon',
    dims: ['lat', 'lon'],
    south: 40,
    north: 60,
    west: 350,
    east: 10,
    circle: 360,
    begin: -180
  }
};

const web = makeAccess();
const disk = makeAccess({ key: 'disk', href: '/work/x.zarr', reach: 'site' });
const differs = { ...disk, zarrFormat: 3 } as const;

function throughIntake(
  format: 1 | 'esm',
  parameters: Record<string, string>
): IAccess {
  const { catalog } = web.origin;
  return makeAccess({
    format: 'intake',
    origin: { catalog, key: 'a', intake: { format, parameters } }
  });
}

describe('code for another name', () => {
  it.each<[string, ISnippetFlavour, IAccess[]]>([
    ['a store', xarray, [web]],
    ['twins that are opened alike', xarrayPortable, [disk, web]],
    ['twins that differ', xarrayPortable, [differs, web]],
    ['an entry of intake', intake, [throughIntake(1, {})]],
    ['a query of intake', intake, [throughIntake('esm', { model: 'x' })]]
  ])('names nothing else differently: %s', (_, flavour, accesses) => {
    const generate = (name?: string) =>
      flavour.generate(
        makeDataset({ accesses }),
        accesses[0],
        SELECTION,
        unknownKernel('lab'),
        name
      ).code;
    expect(generate('ds2')).toBe(generate().replace(/\bds\b/g, 'ds2'));
    expect(generate('ds2')).toMatch(/^ds2$/m);
    expect(generate('ds2')).toContain('lat = ds2["lat"]');
  });
});
