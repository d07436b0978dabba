import { facetsOf } from '../facets';

const NOWHERE = 'https://data.example.org/catalog.json';

describe('facetsOf', () => {
  it.each([
    [
      'https://eerie.cloud.dkrz.de/datasets/icon-esm-er.hist-1950.v20240618.atmos.native.2d_1h_mean/stac',
      '2d_1h_mean',
      {
        frequency: 'PT1H',
        realm: 'atmos',
        grid: 'native',
        model: 'icon-esm-er',
        experiment: 'hist-1950'
      }
    ],
    [
      'https://x.org/model-output/hadgem3-gc5-n640-orca12/eerie-picontrol/atmos/native/main.yaml',
      'atmos_monthly_amon_center',
      {
        frequency: 'P1M',
        realm: 'atmos',
        grid: 'native',
        model: 'hadgem3-gc5-n640-orca12',
        experiment: 'eerie-picontrol'
      }
    ],
    [
      'https://x.org/CMOR/HadGEM3-GC5E-HH/ssp245/v20250409/gr1/main.yaml',
      'HROday',
      {
        frequency: 'P1D',
        realm: 'ocean',
        grid: 'gr1',
        model: 'HadGEM3-GC5E-HH',
        experiment: 'ssp245'
      }
    ],
    [
      'https://x.org/datasets/nextgems.ngc4008.2d_P1D_healpix128',
      'nextgems.ngc4008.2d_P1D_healpix128',
      { frequency: 'P1D', grid: 'healpix128' }
    ],
    [
      'https://x.org/datasets/list',
      'CMIP6.CMIP.MPI-M.MPI-ESM1-2-LR.historical.r1i1p1f1.Amon.tas.gn.v20190710',
      {
        frequency: 'P1M',
        realm: 'atmos',
        grid: 'gn',
        model: 'MPI-ESM1-2-LR',
        experiment: 'historical'
      }
    ],
    ['https://x.org/era5/sf.grb', 'sf', {}],
    [NOWHERE, 'A history of the land', {}],
    ['not an address', '', {}]
  ])('reads %s, %s', (href, title, facets) => {
    expect(facetsOf({ title, place: [], href, told: {} })).toEqual(facets);
  });

  it('takes where it stands before what is told, and that before nothing', () => {
    const told = {
      frequency: '1day',
      realm: 'oce',
      grid: 'gn',
      model: 'ICON-ESM',
      experiment: 'eerie-1950control'
    };
    expect(
      facetsOf({
        title: '2d_monthly_mean',
        place: ['icon-esm-er', 'eerie-spinup-1950', 'atmos', 'gr025'],
        href: NOWHERE,
        told
      })
    ).toEqual({
      frequency: 'P1M',
      realm: 'atmos',
      grid: 'gr025',
      model: 'icon-esm-er',
      experiment: 'eerie-spinup-1950'
    });
    expect(facetsOf({ title: 'data', place: [], href: NOWHERE, told })).toEqual(
      { ...told, frequency: 'P1D', realm: 'ocean' }
    );
  });

  it('reads the frequency of what it stands below', () => {
    const place = ['daily', 'monthly', 'fields'];
    expect(facetsOf({ title: 'tas', place, href: NOWHERE, told: {} })).toEqual({
      frequency: 'P1M'
    });
  });
});
