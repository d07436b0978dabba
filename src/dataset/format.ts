import { localeOf } from '../locale';
import type { Translate } from '../messages';
import type { JSONValue } from '../model';

/** Writes numbers as the language of the interface does. */
export class NumberFormat {
  constructor(
    private readonly _trans: Translate,
    languageCode: string
  ) {
    const locale = localeOf(languageCode);
    this._count = new Intl.NumberFormat(locale);
    this._exact = new Intl.NumberFormat(locale, {
      maximumSignificantDigits: 6
    });
    this._short = new Intl.NumberFormat(locale, {
      maximumSignificantDigits: 3
    });
  }

  /** A whole number with its thousands apart. */
  count(value: number): string {
    return this._count.format(value);
  }

  /** A measured number, without the noise of binary fractions. */
  decimal(value: number): string {
    return this._exact.format(value);
  }

  /** A number in three digits. */
  short(value: number): string {
    return this._short.format(value);
  }

  /** Bytes in the unit that people compare, three digits of them. */
  bytes(value: number): string {
    const trans = this._trans;
    if (value < 1e3) {
      return trans.__('%1 B', this.short(value));
    }
    if (value < 1e6) {
      return trans.__('%1 kB', this.short(value / 1e3));
    }
    if (value < 1e9) {
      return trans.__('%1 MB', this.short(value / 1e6));
    }
    if (value < 1e12) {
      return trans.__('%1 GB', this.short(value / 1e9));
    }
    return value < 1e15
      ? trans.__('%1 TB', this.short(value / 1e12))
      : trans.__('%1 PB', this.short(value / 1e15));
  }

  /** A time in seconds, in the unit that people plan with. */
  duration(seconds: number): string {
    const trans = this._trans;
    if (seconds < 90) {
      return trans.__('%1 s', this.count(Math.ceil(seconds)));
    }
    return seconds < 5400
      ? trans.__('%1 min', this.count(Math.round(seconds / 60)))
      : trans.__('%1 h', this.count(Math.round(seconds / 3600)));
  }

  /** How many pieces. */
  chunks(count: number): string {
    return count === 1
      ? this._trans.__('1 chunk')
      : this._trans.__('%1 chunks', this.count(count));
  }

  /** How many pieces that hold chunks. */
  shards(count: number): string {
    return count === 1
      ? this._trans.__('1 shard')
      : this._trans.__('%1 shards', this.count(count));
  }

  private readonly _count: Intl.NumberFormat;
  private readonly _exact: Intl.NumberFormat;
  private readonly _short: Intl.NumberFormat;
}

/** An attribute's value as text: texts as they are, all else as JSON. */
export function attributeText(value: JSONValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text attribute, or `''`. */
export function textOf(value: JSONValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
