/** A variable that catalogs call by many names. */
export interface ITerm {
  /** CMIP's name. */
  readonly name: string;
  /** What ECMWF (short names, codes of GRIB), ICON, FESOM and NEMO call it. */
  readonly names: readonly string[];
  /** Long and standard names, in the form that the vocabulary brings them to. */
  readonly titles: readonly string[];
}

/** Words apart by spaces: `term('tas', '2t t2m', ['2 m temperature'])`. */
function term(name: string, names: string, titles: string[]): ITerm {
  return { name, names: names.split(' ').filter(Boolean), titles };
}

/**
 * What is the same everywhere. A name that means one thing in the air and
 * another in the sea or in a table of codes (`u`, `vo`, `temp`, `sd`) is left
 * out, and so are codes that ECMWF and ECHAM use for different variables (169,
 * 175, 205, 207, 212) and titles that several variables share
 * (`air_temperature`).
 */
export const TERMS: readonly ITerm[] = [
  term('tas', '2t t2m t_2m temp2 mean2t 167', [
    'near surface air temperature',
    '2 m temperature',
    '2 m air temperature',
    'air temperature at 2 m',
    'temperature at 2 m'
  ]),
  term('tasmax', 'mx2t mx2t24 mx2t6 mx2t3 tmax_2m 201', [
    'daily maximum near surface air temperature',
    'maximum 2 m temperature',
    'maximum temperature at 2 m in the last 24 hours',
    'maximum temperature at 2 m since previous post processing'
  ]),
  term('tasmin', 'mn2t mn2t24 mn2t6 mn2t3 tmin_2m 202', [
    'daily minimum near surface air temperature',
    'minimum 2 m temperature',
    'minimum temperature at 2 m in the last 24 hours',
    'minimum temperature at 2 m since previous post processing'
  ]),
  term('tdps', '2d d2m dew2 m2d td_2m 168', [
    '2 m dewpoint temperature',
    'dewpoint temperature at 2 m',
    'near surface dewpoint temperature'
  ]),
  term('ts', 'skt mskt 235', ['surface temperature', 'skin temperature']),
  term('huss', '2sh m2sh hus2m q2m qv_2m', [
    'near surface specific humidity',
    '2 m specific humidity',
    'specific humidity at 2 m'
  ]),
  term('hurs', '2r r2m relhum_2m', [
    'near surface relative humidity',
    '2 m relative humidity',
    'relative humidity at 2 m'
  ]),
  term('uas', '10u u10 m10u u_10m 165', [
    'eastward near surface wind',
    '10 m u wind component',
    '10 m u component of wind',
    'u wind component at 10 m',
    'zonal wind at 10 m'
  ]),
  term('vas', '10v v10 m10v v_10m 166', [
    'northward near surface wind',
    '10 m v wind component',
    '10 m v component of wind',
    'v wind component at 10 m',
    'meridional wind at 10 m'
  ]),
  term('sfcWind', '10si si10 mean10ws sp_10m wind_speed_10m', [
    'near surface wind speed',
    '10 m wind speed',
    '10 m windspeed',
    'wind speed at 10 m',
    'wind speed at 10 m height'
  ]),
  term('psl', 'msl mmsl mslp prmsl pmsl sea_level_pressure 151', [
    'sea level pressure',
    'air pressure at sea level',
    'air pressure at mean sea level',
    'pressure reduced to msl'
  ]),
  term('ps', 'sp msp pres_sfc 134', [
    'surface pressure',
    'surface air pressure'
  ]),
  term('pr', 'tp mtpr tprate tot_prec 228', [
    'precipitation',
    'precipitation flux',
    'precipitation rate',
    'total precipitation',
    'total precipitation flux',
    'total precipitation rate'
  ]),
  term('prc', 'cprate 143', [
    'convective precipitation',
    'convective precipitation flux',
    'convective precipitation rate'
  ]),
  term('prsn', 'mtsfr 144', [
    'snowfall flux',
    'snowfall',
    'total snowfall rate'
  ]),
  term('evspsbl', 'erate 182', [
    'evaporation',
    'water evapotranspiration flux',
    'evaporation including sublimation and transpiration'
  ]),
  term('clt', 'tcc meantcc 164', [
    'total cloud cover',
    'total cloud cover percentage',
    'total cloud fraction',
    'cloud area fraction'
  ]),
  term('prw', 'tcwv mtcwv 137', [
    'water vapor path',
    'atmosphere mass content of water vapor',
    'vertically integrated water vapour',
    'total column water vapour',
    'total column vertically integrated water vapour'
  ]),
  term('rsds', 'ssrd msdwswrf', [
    'surface downwelling shortwave radiation',
    'surface downwelling shortwave flux in air',
    'surface solar radiation downwards',
    'surface short wave solar radiation downwards',
    'surface downward short wave radiation flux'
  ]),
  term('rlds', 'strd msdwlwrf', [
    'surface downwelling longwave radiation',
    'surface downwelling longwave flux in air',
    'surface thermal radiation downwards',
    'surface long wave thermal radiation downwards',
    'surface downward long wave radiation flux'
  ]),
  term('rsus', '', [
    'surface upwelling shortwave radiation',
    'surface upwelling shortwave flux in air'
  ]),
  term('rlus', '', [
    'surface upwelling longwave radiation',
    'surface upwelling longwave flux in air'
  ]),
  term('rsdt', 'tisr mtdwswrf', [
    'toa incident shortwave radiation',
    'toa incoming shortwave flux',
    'toa incident solar radiation',
    'toa incident short wave solar radiation',
    'top downward short wave radiation flux'
  ]),
  term('rsut', '', [
    'toa outgoing shortwave radiation',
    'toa outgoing shortwave flux'
  ]),
  term('rlut', '', [
    'toa outgoing longwave radiation',
    'toa outgoing longwave flux'
  ]),
  term('hfls', 'slhf mslhf 147', [
    'latent heat flux',
    'surface latent heat flux',
    'surface upward latent heat flux'
  ]),
  term('hfss', 'sshf msshf 146', [
    'sensible heat flux',
    'surface sensible heat flux',
    'surface upward sensible heat flux'
  ]),
  term('tauu', 'ewss metss 180', [
    'surface downward eastward stress',
    'eastward turbulent surface stress',
    'u momentum flux at the surface'
  ]),
  term('tauv', 'nsss mntss 181', [
    'surface downward northward stress',
    'northward turbulent surface stress',
    'v momentum flux at the surface'
  ]),
  term('ta', 't 130', []),
  term('ua', '131', ['eastward wind', 'zonal wind', 'u component of wind']),
  term('va', '132', [
    'northward wind',
    'meridional wind',
    'v component of wind'
  ]),
  term('hus', 'q 133', ['specific humidity']),
  term('hur', '157', []),
  term('zg', 'gh 156', ['geopotential height']),
  term('thetao', 'to votemper', ['sea water potential temperature']),
  term('so', 'salt vosaline', [
    'sea water salinity',
    'sea water practical salinity'
  ]),
  term('tos', 'sst msst sosstsst 34', ['sea surface temperature']),
  term('sos', 'sss sosaline', [
    'sea surface salinity',
    'sea surface practical salinity'
  ]),
  term('zos', 'ssh sossheig', [
    'sea surface height',
    'sea surface height above geoid',
    'surface elevation at cell center'
  ]),
  term('mlotst', 'mlotst125', [
    'ocean mixed layer thickness defined by sigma t'
  ]),
  term('siconc', 'ci mci conc sic a_ice 31', [
    'sea ice area fraction',
    'sea ice concentration',
    'sea ice cover',
    'ice concentration'
  ]),
  term('sithick', 'sit', ['sea ice thickness']),
  term('mrro', 'ro mrort', ['runoff', 'total runoff', 'runoff rate']),
  term('sftlf', 'lsm 172', ['land area fraction', 'land sea mask'])
];
