import { variableNamed, variableTitled, variablesIn } from '../vocabulary';

describe('variableNamed', () => {
  it.each([
    ['tas', 'tas'],
    ['TAS', 'tas'],
    ['2t', 'tas'],
    ['t2m', 'tas'],
    ['T_2M', 'tas'],
    ['167', 'tas'],
    ['var167', 'tas'],
    ['mean2t', 'tas'],
    ['tas_gmean', 'tas'],
    ['tasmax', 'tasmax'],
    ['mx2t24', 'tasmax'],
    ['mn2t', 'tasmin'],
    ['2d', 'tdps'],
    ['ts', 'ts'],
    ['skt', 'ts'],
    ['avg_tos', 'tos'],
    ['sst', 'tos'],
    ['avg_siconc', 'siconc'],
    ['to', 'thetao'],
    ['ssh', 'zos'],
    ['10u', 'uas'],
    ['sfcwind', 'sfcWind'],
    ['Wind_Speed_10m', 'sfcWind'],
    ['msl', 'psl'],
    ['tp', 'pr']
  ])('knows %s as %s', (name, variable) => {
    expect(variableNamed(name)).toBe(variable);
  });

  // `u` is a wind or a current, ECMWF's `vo` a vorticity, `temp` air or water.
  it.each(['u', 'vo', 'temp', 'sd', 'tasm', 'xtas', 'tas2', '1950', ''])(
    'does not know %j',
    name => {
      expect(variableNamed(name)).toBeNull();
    }
  );

  // Surface temperature, albedo, radiation, soil temperature, forest of ECHAM.
  it.each([169, 175, 205, 207, 212])(
    'does not take code %i for what ECMWF alone calls so',
    code => {
      expect(variableNamed(`var${code}`)).toBeNull();
    }
  );
});

describe('variableTitled', () => {
  it.each([
    ['2 metre temperature', 'tas'],
    ['2m temperature', 'tas'],
    ['2-meter temperature', 'tas'],
    ['temperature in 2m', 'tas'],
    ['Mean 2 metre temperature', 'tas'],
    ['global mean temperature at 2m', 'tas'],
    ['Near-Surface Air Temperature', 'tas'],
    ['maximum 2m temperature', 'tasmax'],
    ['Daily Minimum Near-Surface Air Temperature', 'tasmin'],
    ['2 metre dewpoint temperature', 'tdps'],
    ['dew point temperature in 2m', 'tdps'],
    ['surface_temperature', 'ts'],
    ['Time-mean mean sea level pressure', 'psl'],
    ['air_pressure_at_mean_sea_level', 'psl'],
    ['sea_surface_temperature', 'tos'],
    ['Time-mean sea water potential temperature', 'thetao'],
    ['Mean of 10 metre wind speed', 'sfcWind'],
    ['specific humidity in 2m', 'huss'],
    ['Specific humidity', 'hus']
  ])('knows %s as %s', (title, variable) => {
    expect(variableTitled(title)).toBe(variable);
  });

  it.each([
    'air_temperature',
    'Temperature',
    'soil temperature',
    'global land mean surface temperature',
    'square of temperature',
    'Square of sea water potential temperature',
    '12 metre temperature',
    'mean',
    ''
  ])('does not know %j', title => {
    expect(variableTitled(title)).toBeNull();
  });
});

describe('variablesIn', () => {
  it.each([
    ['OSTIA sea surface temperature, monthly means', ['tos']],
    ['Surface temperature and 2 metre temperature', ['ts', 'tas']],
    ['2d_monthly_tas_50year', ['tas']],
    ['From here to there, so it goes', []],
    ['', []]
  ])('reads %j', (sentence, variables) => {
    expect(variablesIn(sentence)).toEqual(variables);
  });
});
