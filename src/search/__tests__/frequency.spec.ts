import { frequencyOf } from '../frequency';

describe('frequencyOf', () => {
  it.each([
    ['2d_daily_mean', 'P1D'],
    ['2d_daily_mean_tas_50year', 'P1D'],
    ['model-level_monthly_mean', 'P1M'],
    ['plev19_1mth_mean', 'P1M'],
    ['atmos_native_mon', 'P1M'],
    ['CMIP6.CMIP.Amon.tas', 'P1M'],
    ['SImon', 'P1M'],
    ['HRAmon', 'P1M'],
    ['AmonExtremes', 'P1M'],
    ['AERmonZ', 'P1M'],
    ['ImonAnt', 'P1M'],
    ['monPt', 'P1M'],
    ['AERday', 'P1D'],
    ['EdayZ', 'P1D'],
    ['AERhr', 'PT1H'],
    ['CF3hr', 'PT3H'],
    ['3hrPt', 'PT3H'],
    ['6hrLev', 'PT6H'],
    ['6hrPlevPt', 'PT6H'],
    ['6-hourly', 'PT6H'],
    ['Means of 6 hourly values', 'PT6H'],
    ['yrPt', 'P1Y'],
    ['IfxGre', 'fx'],
    ['1month', 'P1M'],
    ['seasonal', 'P3M'],
    ['Oday', 'P1D'],
    ['HROday', 'P1D'],
    ['2D_24h', 'P1D'],
    ['2d_1h_inst', 'PT1H'],
    ['2D_6h_acc', 'PT6H'],
    ['3D_6hourly', 'PT6H'],
    ['E3hr', 'PT3H'],
    ['HR6hr', 'PT6H'],
    ['6hour', 'PT6H'],
    ['1hour', 'PT1H'],
    ['6hrPlev', 'PT6H'],
    ['PT30M', 'PT30M'],
    ['15min', 'PT15M'],
    ['P1M', 'P1M'],
    ['yearly', 'P1Y'],
    ['Ofx', 'fx'],
    ['2D_const', 'fx']
  ])('reads %s as %s', (name, frequency) => {
    expect(frequencyOf(name)).toBe(frequency);
  });

  it.each([
    '2d_grid',
    '3D_native',
    'common_era',
    'hist-1950',
    '50year',
    'A run of 50 year',
    '5 day mean',
    'Sunday roast',
    ''
  ])('finds none in %j', name => {
    expect(frequencyOf(name)).toBeNull();
  });
});
