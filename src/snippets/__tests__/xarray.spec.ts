import { unknownKernel } from '../../model';
import type { IAccess } from '../../model';
import { xarray } from '../xarray';

import { makeAccess, makeDataset, makeKernel, write } from './make';

const NEWEST = {
  xarray: '2026.9.0',
  zarr: '3.4.2',
  fsspec: '2026.9.0',
  aiohttp: '3.14.5',
  dask: '2026.8.0'
};

const EARLY_2023 = {
  ...NEWEST,
  xarray: '2023.1.0',
  zarr: '2.13.6',
  fsspec: '2023.1.0',
  requests: '2.34.2'
};

const IN_A_PAGE = { host: 'lite', language: 'python', packages: null } as const;

const supports = (parts: Partial<IAccess>, language: string | null = null) =>
  xarray.supports(makeDataset(), makeAccess(parts), {
    ...unknownKernel('lab'),
    language
  });

describe('the flavour xarray', () => {
  it('opens a whole dataset and says where it came from', () => {
    const { code, imports, install, notes } = write();
    expect(code).toBe(
      `# OSTIA monthly sea surface temperature — from https://example.org/items/ostia.json (asset "zarr-v2")
import xarray as xr

ds = xr.open_dataset(
    "https://example.org/ostia.zarr",
    engine="zarr",
    zarr_format=2,
    consolidated=True,
)
ds`
    );
    expect(imports).toEqual(['import xarray as xr']);
    expect(code.split('\n')).toEqual(expect.arrayContaining([...imports]));
    expect(install).toEqual(['xarray', 'zarr', 'fsspec', 'aiohttp']);
    expect(notes).toEqual([]);
  });

  it('writes the same text for a notebook in a page', () => {
    const there = write({ runtime: IN_A_PAGE });
    expect(there.code).toBe(write().code);
    expect(there.install).not.toContain('aiohttp');
  });

  it.each([
    [true, { href: 'https://example.org/x.zarr' }],
    [true, { href: '/work/x.zarr' }],
    [true, { href: 'file:///work/x.zarr' }],
    [false, { href: 's3://bucket/x.zarr' }],
    [true, { href: 's3://bucket/x.zarr', storageOptions: { anon: true } }],
    [false, { href: 'javascript:alert(1)' }],
    [false, { href: '//example.org/x.zarr' }],
    [false, { href: 'x.zarr' }],
    [true, { format: 'netcdf' as const }],
    [false, { format: 'netcdf' as const, href: 'https://h.org/*.nc' }],
    [false, { format: 'netcdf' as const, href: 'slk:///arch/x.nc' }],
    [false, { format: 'grib' as const }],
    [false, { format: 'intake' as const }]
  ])('supports (%j) %j', (expected, access) => {
    expect(supports(access)).toBe(expected);
  });

  it('is for kernels that run Python', () => {
    expect(supports({}, 'python')).toBe(true);
    expect(supports({}, 'R')).toBe(false);
  });
});

describe('the call of open_dataset', () => {
  it('leaves out what nobody knows', () => {
    const { code } = write({
      access: { zarrFormat: null, consolidated: null }
    });
    expect(code).toContain(
      'ds = xr.open_dataset("https://example.org/ostia.zarr", engine="zarr")'
    );
  });

  it('never opens a store of the web without its consolidated metadata', () => {
    const access = {
      consolidated: false,
      openKeywords: { consolidated: false, engine: 'netcdf4' }
    };
    expect(write({ access }).code).not.toMatch(/consolidated|netcdf4/);
    expect(
      write({ access: { ...access, href: '/work/ostia.zarr' } }).code
    ).toContain('consolidated=False');
  });

  it('opens a group: the chosen one, else that of the access', () => {
    const access = { group: 'E1' };
    expect(write({ access }).code).toContain('group="E1"');
    expect(write({ access, selection: { group: 'A1B/x' } }).code).toContain(
      'group="A1B/x"'
    );
    expect(write({ access, selection: { group: '' } }).code).not.toContain(
      'group='
    );
  });

  it('takes from the catalog what open_dataset understands', () => {
    const { code } = write({
      access: {
        openKeywords: {
          engine: 'zarr',
          consolidated: 'true',
          decode_times: 'false',
          decode_coords: 'all',
          drop_variables: ['crs'],
          backend_kwargs: { mask_and_scale: false },
          combine: 'by_coords',
          'a b': 1,
          cache: null
        }
      }
    });
    expect(code).toContain(`    consolidated=True,
    mask_and_scale=False,
    decode_times=False,
    decode_coords="all",
    drop_variables=["crs"],
)`);
  });

  it('gives each transport the options that it knows', () => {
    const code = (parts: Partial<IAccess>) => write({ access: parts }).code;
    const ofReferences = { lazy: true, remote_protocol: 'https' };
    expect(code({ storageOptions: { ...ofReferences, ssl: false } })).toContain(
      'storage_options={"ssl": False}'
    );
    expect(code({ storageOptions: ofReferences })).not.toContain(
      'storage_options'
    );
    expect(
      code({ href: '/work/x.zarr', storageOptions: ofReferences })
    ).not.toContain('storage_options');
    expect(
      code({
        href: 's3://bucket/x.zarr',
        storageOptions: { anon: true, client_kwargs: { endpoint_url: 'u' } }
      })
    ).toContain(
      'storage_options={"anon": True, "client_kwargs": {"endpoint_url": "u"}}'
    );
  });

  it('writes a path, not a file URL', () => {
    const { code } = write({ access: { href: 'file:///work/a%20b.zarr' } });
    expect(code).toContain('"/work/a b.zarr"');
  });
});

describe('chunks', () => {
  const chunks = (parts: Parameters<typeof write>[0]) =>
    /chunks=(.*),\n/.exec(write(parts).code)?.[1] ?? null;

  it('are none for little data and those of the store for much', () => {
    expect(chunks({ selection: { bytes: 1e9 } })).toBeNull();
    expect(chunks({ selection: { bytes: 1e9 + 1 } })).toBe('{}');
    expect(chunks({ selection: { bytes: null } })).toBeNull();
  });

  it.each([
    ['auto', '"auto"'],
    [{}, '{}'],
    [{ time: 1, lat: 'auto' }, '{"time": 1, "lat": "auto"}'],
    [null, null],
    ['many', null],
    [{ time: 'x' }, null]
  ])('are as the catalog says: %j', (word, expected) => {
    expect(chunks({ access: { openKeywords: { chunks: word } } })).toBe(
      expected
    );
  });

  it('import dask by name, which a page would not have otherwise', () => {
    const { code, imports } = write({ selection: { chunking: 'native' } });
    expect(imports).toEqual([
      'import dask  # for chunks',
      'import xarray as xr'
    ]);
    expect(code).toContain(imports.join('\n'));
  });

  it('are what the person chose above all', () => {
    const access = { openKeywords: { chunks: 'auto' } };
    expect(chunks({ access, selection: { chunking: 'native' } })).toBe('{}');
    expect(chunks({ access, selection: { chunking: 'none' } })).toBeNull();
  });

  it('are left out, and it is said, where the kernel lacks dask', () => {
    const runtime = makeKernel({ ...NEWEST, dask: null });
    const selection = { chunking: 'native' } as const;
    expect(chunks({ selection, runtime })).toBeNull();
    expect(write({ selection, runtime }).notes).toEqual([
      { code: 'no-dask', facts: {} }
    ]);
    expect(write({ selection }).install).toContain('dask');
  });
});

describe('the kernel', () => {
  it('is told nothing when it has all', () => {
    expect(write({ runtime: makeKernel(NEWEST) }).notes).toEqual([]);
    expect(write({ runtime: makeKernel(EARLY_2023) }).notes).toEqual([]);
  });

  it('is spared zarr_format= before xarray 2024.10', () => {
    const hasFormat = (xarray: string) =>
      write({ runtime: makeKernel({ ...NEWEST, xarray }) }).code.includes(
        'zarr_format=2'
      );
    expect(hasFormat('2024.9.0')).toBe(false);
    expect(hasFormat('2024.10.0')).toBe(true);
    expect(hasFormat('2024.10.1.dev3+gabc')).toBe(true);
  });

  it('may lack packages', () => {
    const runtime = makeKernel({ ...NEWEST, zarr: null, aiohttp: null });
    const missing = (packages: string) => ({
      code: 'missing-packages',
      facts: { packages }
    });
    expect(write({ runtime }).notes).toEqual([missing('zarr aiohttp')]);
    const access = { href: '/work/x.zarr', reach: 'site' } as const;
    expect(write({ runtime, access }).notes).toEqual([
      { code: 'site-only', facts: {} },
      missing('zarr')
    ]);
  });

  it('needs requests beside an fsspec before 2024.2', () => {
    const runtime = makeKernel({ ...EARLY_2023, requests: null });
    expect(write({ runtime }).notes).toEqual([
      { code: 'missing-packages', facts: { packages: 'requests' } }
    ]);
  });

  it('cannot read Zarr v3 with zarr-python 2', () => {
    const access = { zarrFormat: 3 } as const;
    expect(write({ access, runtime: makeKernel(EARLY_2023) }).notes).toEqual([
      {
        code: 'too-old-for-format',
        facts: { package: 'zarr', version: '2.13.6' }
      }
    ]);
    expect(write({ access, runtime: makeKernel(NEWEST) }).notes).toEqual([]);
  });

  it.each([
    [{ zarrFormat: 3 }, '2024.9.0', '2024.10'],
    [{ zarrFormat: 2, group: 'E1' }, '2025.1.2', '2025.3'],
    [{ zarrFormat: 3, group: 'E1' }, '2024.9.0', '2025.3']
  ] as const)(
    'with zarr-python 3 and %j wants xarray newer than %s',
    (access, version, needed) => {
      const runtime = makeKernel({ ...NEWEST, xarray: version });
      expect(write({ access, runtime }).notes).toEqual([
        {
          code: 'old-package',
          facts: { package: 'xarray', version, needed }
        }
      ]);
    }
  );

  it('may not see the data at all', () => {
    const first = (access: Partial<IAccess>, runtime = unknownKernel('lab')) =>
      write({ access, runtime }).notes.map(({ code }) => code);
    const path = { href: '/work/x.zarr', reach: 'site' } as const;
    expect(first(path, IN_A_PAGE)).toEqual(['not-in-page']);
    expect(first({ reach: 'tape' })).toEqual(['tape']);
    expect(first({ reach: 'login' })).toEqual(['login']);
  });

  it('is not read with Dask from tape, whoever asks for it', () => {
    const access = { reach: 'tape', openKeywords: { chunks: 'auto' } } as const;
    const selection = {
      chunking: 'native',
      bytes: 1e12
    } as const;
    const { code, install } = write({ access, selection });
    expect(code).not.toMatch(/chunks|dask/);
    expect(install).not.toContain('dask');
    expect(code.split('\n')[1]).toMatch(/^# on tape: /);
  });
});
