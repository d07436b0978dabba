import { createEntry } from '../entry';
import { identities, isTwin } from '../identity';

const ID = 'icon-esm-er.hist-1950.v20240618.atmos.native.2d_daily_mean';

const entry = (href: string, ...path: string[]) =>
  createEntry({ source: 'test', href, path, title: '', kind: 'dataset' });

const ITEM = entry(`https://eerie.cloud/datasets/${ID}/stac`);
const SERVED = entry(`https://km-scale.cloud/datasets/${ID}`);
const FOLDER =
  'https://files.org/main/disk/icon-esm-er/hist-1950/v20240618/atmos/native';
const LISTED = entry(`${FOLDER}/main.yaml`, '2d_daily_mean');

describe('isTwin', () => {
  it('knows a dataset by its id, and by the folders that it is made of', () => {
    const all = [ITEM, SERVED, LISTED, entry('https://a.org/intake.yaml', ID)];
    for (const a of all) {
      expect(all.filter(b => isTwin(a, b))).toEqual(all.filter(b => a !== b));
    }
  });

  it.each([
    ['another grid', `${FOLDER.replace('native', 'gr025')}/main.yaml`],
    ['a name that only ends alike', `${FOLDER.replace('/icon', '/x-icon')}/a`]
  ])('does not take it for that of %s', (_, href) => {
    expect(isTwin(ITEM, entry(href, '2d_daily_mean'))).toBe(false);
  });

  it('does not take two paths for the same, however alike they are', () => {
    const other = entry(
      `${FOLDER.replace('files', 'other')}/main.yaml`,
      '2d_daily_mean'
    );
    expect(isTwin(LISTED, other)).toBe(false);
  });

  it.each([
    [true, `${ID}.zarr?token=1`],
    [false, 'a.b'],
    [false, 'v1.2.3'],
    [false, 'a..b.c'],
    [false, 'a.b.c d'],
    [false, 'tas.run1.v2.nc']
  ])('says %s of two that are both named %s', (expected, name) => {
    const [a, b] = ['a', 'b'].map(host => entry(`https://${host}.org/${name}`));
    expect(isTwin(a, b)).toBe(expected);
  });
});

describe('identities', () => {
  it('are one for twins, and none for what has no id', () => {
    const twins = [ITEM, SERVED, LISTED];
    const short = entry('https://a.org/atmos.native.2d_daily_mean');
    const alone = entry(`${FOLDER}/main.yaml`, 'other');
    expect([...identities([...twins, alone])]).toEqual(
      twins.map(twin => [twin, ID])
    );
    // The longer id ends in the shorter, so both are of the same dataset.
    const found = identities([...twins, short]);
    expect(new Set(found.values()).size).toBe(1);
    expect(found.size).toBe(4);
  });

  it('are found without comparing each with each', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      entry('https://a.org/table.json', 'CMIP', `model${i}`, 'Amon', 'gn')
    );
    const last = entry('https://b.org/CMIP.model19999.Amon.gn');
    expect([...identities([...many, last]).keys()]).toEqual([
      many.at(-1),
      last
    ]);
  });
});
