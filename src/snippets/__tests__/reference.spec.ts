import { unknownKernel } from '../../model';
import type { IAccess, IRuntime } from '../../model';
import { xarray } from '../xarray';

import { makeAccess, makeDataset, makeKernel, write } from './make';

const NEWEST = { xarray: '2026.9.0', zarr: '3.4.2', fsspec: '2026.9.0' };
const EARLY_2023 = { xarray: '2023.1.0', zarr: '2.13.6', fsspec: '2023.1.0' };
const IN_A_PAGE = { host: 'lite', language: 'python', packages: null } as const;

const JSON_SET: Partial<IAccess> = {
  href: 'https://example.org/ostia.json',
  format: 'kerchunk-json',
  consolidated: false,
  storageOptions: { remote_protocol: 'https' }
};

const PARQUET: Partial<IAccess> = {
  ...JSON_SET,
  href: 'https://example.org/ostia.parquet',
  format: 'kerchunk-parquet'
};

const code = (access: Partial<IAccess>, runtime?: IRuntime) =>
  write({ access, runtime }).code;

describe('references', () => {
  it('are opened as what they stand for', () => {
    expect(code(JSON_SET)).toContain(`ds = xr.open_dataset(
    "reference://",
    engine="zarr",
    zarr_format=2,
    consolidated=False,
    storage_options={
        "fo": "https://example.org/ostia.json",
        "remote_protocol": "https",
        "remote_options": {"asynchronous": True},
    },
)`);
    expect(write({ access: JSON_SET }).notes).toEqual([]);
  });

  it('are opened by zarr-python 2 in its way', () => {
    expect(code(JSON_SET, makeKernel(EARLY_2023))).toContain(
      `ds = xr.open_dataset(
    "reference://",
    engine="zarr",
    consolidated=False,
    storage_options={
        "fo": "https://example.org/ostia.json",
        "remote_protocol": "https",
    },
)`
    );
  });

  it.each([JSON_SET, PARQUET])('are the same text in a page', access => {
    expect(code(access, IN_A_PAGE)).toBe(code(access));
  });

  it('keep the options of a catalog that fsspec knows', () => {
    const text = code({
      ...PARQUET,
      href: 'reference::https://example.org/ostia.parq',
      group: 'E1',
      openKeywords: { chunks: 'auto', consolidated: true, engine: 'kerchunk' },
      storageOptions: {
        lazy: true,
        asynchronous: false,
        fo: 'elsewhere',
        remote_protocol: 's3',
        remote_options: { anon: false, asynchronous: false },
        target_options: { headers: { a: 'b' } },
        skip_instance_cache: true
      }
    });
    expect(text).toContain(`    group="E1",
    chunks="auto",
    storage_options={
        "fo": "https://example.org/ostia.parq",
        "target_options": {"headers": {"a": "b"}},
        "remote_protocol": "s3",
        "remote_options": {"anon": False, "asynchronous": True},
    },`);
  });

  it.each([
    ['https://example.org/a.parq', 'https://example.org/a.parq'],
    ['https://example.org/a', 'https://example.org/a/'],
    ['https://example.org/a/', 'https://example.org/a/'],
    ['reference:://work/a.parq', '/work/a.parq'],
    ['reference::/work/a.parq', '/work/a.parq'],
    ['file:///work/a%20b.parquet', '/work/a b.parquet']
  ])('in Parquet are a folder: %s', (href, fo) => {
    expect(code({ ...PARQUET, href })).toContain(`"fo": "${fo}"`);
  });

  it('say where the bytes are when the catalog does not', () => {
    const protocol = (href: string) =>
      /"remote_protocol": "(\w+)"/.exec(
        code({ ...JSON_SET, href, storageOptions: {} })
      )?.[1];
    expect(protocol('http://example.org/a.json')).toBe('http');
    expect(protocol('/work/a.json')).toBe('file');
  });

  it('to a disk want nothing asynchronous', () => {
    const storageOptions = { remote_protocol: 'file' };
    expect(code({ ...JSON_SET, storageOptions })).not.toContain('asynchronous');
  });

  it('to what is relative start at its folder', () => {
    const relative = (parts: Partial<IAccess>, target_protocol: string) => {
      const remote_options = { path: 'https://a.org/sets', target_protocol };
      const storageOptions = { remote_protocol: 'dir', remote_options };
      return { ...JSON_SET, ...parts, storageOptions };
    };
    const web = relative({}, 'https');
    expect(code(web).replace(/\s+/g, ' ')).toContain(
      '"remote_protocol": "dir", "remote_options": { ' +
        '"path": "https://a.org/sets", "target_protocol": "https", ' +
        '"target_options": {"asynchronous": True}, "asynchronous": True, }'
    );
    expect(write({ access: web }).notes).toEqual([]);
    const early = makeKernel(EARLY_2023);
    expect(write({ access: web, runtime: early }).notes).toMatchObject([
      { code: 'old-package', facts: { needed: '2023.3' } }
    ]);
    // fsspec has no asynchronous `dir` of a disk.
    const disk = relative({ href: '/work/a.json' }, 'file');
    expect(code(disk)).toContain('"remote_protocol": "file"');
    expect(code(disk)).not.toContain('remote_options');
    expect(write({ access: disk }).notes).toEqual([
      { code: 'own-folder', facts: {} }
    ]);
  });

  it('to an object store are read without a login', () => {
    const options = (remote_protocol: string) =>
      /"remote_options": (.*),\n/.exec(
        code({ ...JSON_SET, storageOptions: { remote_protocol } })
      )?.[1];
    expect(options('s3')).toBe('{"anon": True, "asynchronous": True}');
    expect(options('gs')).toBe('{"token": "anon", "asynchronous": True}');
  });

  it('from an object store have its options', () => {
    const text = code({
      ...JSON_SET,
      href: 's3://bucket/a.json',
      storageOptions: { anon: true, remote_protocol: 's3' }
    });
    expect(text).toContain('"target_options": {"anon": True}');
  });

  it.each([
    [true, JSON_SET],
    [true, PARQUET],
    [true, { ...PARQUET, storageOptions: { remote_protocol: 'slk' } }],
    [false, { ...PARQUET, storageOptions: { remote_protocol: 'ipfs' } }],
    [false, { ...JSON_SET, href: 'javascript:alert(1)', storageOptions: {} }],
    [false, { ...JSON_SET, href: 'ostia.json' }]
  ])('can be opened (%j): %j', (expected, access) => {
    const runtime = unknownKernel('lab');
    expect(xarray.supports(makeDataset(), makeAccess(access), runtime)).toBe(
      expected
    );
  });

  it('want what reads them', () => {
    const install = (access: Partial<IAccess>, runtime?: IRuntime) =>
      write({ access, runtime }).install;
    const plain = ['xarray', 'zarr', 'fsspec', 'aiohttp'];
    expect(install(JSON_SET)).toEqual(plain);
    expect(install(PARQUET)).toEqual([...plain, 'fastparquet']);
    const storageOptions = { simple_templates: false };
    expect(install({ ...JSON_SET, storageOptions })).toContain('jinja2');
    expect(install({ ...JSON_SET, href: '/work/a.json' })).toContain('aiohttp');
    expect(install(PARQUET, IN_A_PAGE)).toEqual([
      'xarray',
      'zarr',
      'fsspec',
      'pyarrow'
    ]);
  });

  it('say what the kernel lacks', () => {
    const notes = (access: Partial<IAccess>, runtime?: IRuntime) =>
      write({ access, runtime }).notes;
    expect(notes(PARQUET, makeKernel(NEWEST))).toEqual([]);
    expect(
      notes(PARQUET, makeKernel({ ...NEWEST, fastparquet: null }))
    ).toEqual([
      { code: 'missing-packages', facts: { packages: 'fastparquet' } }
    ]);
    expect(notes(PARQUET, makeKernel(EARLY_2023))).toEqual([
      {
        code: 'old-package',
        facts: { package: 'fsspec', version: '2023.1.0', needed: '2023.4' }
      }
    ]);
    expect(notes(PARQUET, IN_A_PAGE)).toEqual([
      { code: 'missing-packages', facts: { packages: 'pyarrow' } }
    ]);
  });

  it('to a disk or a tape say so', () => {
    const first = (parts: Partial<IAccess>, runtime?: IRuntime) =>
      write({ access: { ...JSON_SET, ...parts }, runtime }).notes[0].code;
    const disk = { storageOptions: { remote_protocol: 'file' } };
    expect(first({ ...disk, reach: 'site' })).toBe('site-only');
    expect(first(disk, IN_A_PAGE)).toBe('not-in-page');
    const tape = { storageOptions: { remote_protocol: 'slk' } };
    expect(first({ ...tape, reach: 'tape' })).toBe('tape');
  });
});

describe('the route `kerchunk` of a server', () => {
  it('is a store of the web, not references', () => {
    const href = 'https://example.org/datasets/ostia/kerchunk';
    const text = code({
      href,
      consolidated: false,
      storageOptions: { lazy: true, remote_protocol: 'file' }
    });
    expect(text).toContain(`"${href}"`);
    expect(text).not.toMatch(/reference:|consolidated|storage_options/);
  });
});
