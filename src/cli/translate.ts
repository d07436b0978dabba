import type { Translate } from '../messages';

/** The sentences as they are written, for a terminal. */
export const english: Translate = {
  __: (text, ...values) => fill(text, values),
  _n: (one, many, count, ...values) =>
    fill(count === 1 ? one : many, [count, ...values])
};

function fill(text: string, values: readonly unknown[]): string {
  return text.replace(/%(\d+)/g, (_, place) => String(values[place - 1]));
}
