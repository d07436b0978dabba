/**
 * How often a dataset has a value, as an ISO 8601 duration (`P1M`, `PT6H`),
 * or `fx` for what does not change with time.
 */
export type Frequency = string;

/**
 * Whole words; CMIP's tables put the realm before it: `Amon`, `Oday`, and those
 * of HighResMIP and EERIE `HR` before that. After it stands what its values
 * are: `monPt` of an instant, `EmonZ` of a zonal mean, `ImonAnt` of Antarctica.
 */
const WORDS: readonly (readonly [RegExp, Frequency])[] = [
  [
    /^((?:hr)?(?:[aoeli]|si|li|cf|aer)?mon(?:z|pt|ant|gre)?|amonextremes|month|monthly|1mth|1month|p1m)$/,
    'P1M'
  ],
  [
    /^((?:hr)?(?:[aoe]|si|cf|aer)?day(?:z|pt)?|daily|1d|1day|24h|24hr|24hourly|p1d|pt24h)$/,
    'P1D'
  ],
  [/^(hourly|aerhr|1h|[ae]?1hr|1hour|1hourly|pt1h)$/, 'PT1H'],
  [/^([oe]?yr(?:pt)?|1yr|1y|1year|year|yearly|annual|annually|p1y)$/, 'P1Y'],
  [/^(weekly|7d|p7d|p1w)$/, 'P7D'],
  [/^(seasonal|p3m)$/, 'P3M'],
  [/^([oe]?fx|ifxant|ifxgre|const|constant|invariant)$/, 'fx']
];

/** `6h`, `E3hr`, `CF3hr`, `HR6hr`, `6hourly`, `6hrPlevPt`, `PT6H`. */
const HOURS =
  /^(?:pt|hr|cf)?[a-z]?(\d{1,2})(?:h|hour|hourly|hr(?:p?lev)?(?:pt)?)$/;

/** `30min`, `PT30M`. */
const MINUTES = /^(?:(\d{1,2})min|pt(\d{1,2})m)$/;

/** `6 hourly` and `6-hourly` are one word; a run of `50 year` is not yearly. */
const APART =
  /(^|[^a-z0-9])([1-9]\d?)[ -](?=(?:h|hr|hour|hourly|day|month|year)(?![a-z0-9]))/g;

/**
 * The frequency that a name tells: of an id, a title or the catalog's word.
 *
 * Names mix it with much else: `2d_daily_mean_tas_50year` is daily on two
 * dimensions over fifty years. So whole words count, and the first of them.
 */
export function frequencyOf(name: string): Frequency | null {
  const words = name
    .toLowerCase()
    .replace(APART, '$1$2')
    .split(/[^a-z0-9]+/);
  for (const word of words) {
    const frequency = ofWord(word);
    if (frequency) {
      return frequency;
    }
  }
  return null;
}

function ofWord(word: string): Frequency | null {
  const known = WORDS.find(([pattern]) => pattern.test(word));
  if (known) {
    return known[1];
  }
  const hours = HOURS.exec(word);
  if (hours && Number(hours[1]) > 0) {
    return `PT${Number(hours[1])}H`;
  }
  const minutes = MINUTES.exec(word);
  return minutes ? `PT${Number(minutes[1] ?? minutes[2])}M` : null;
}
