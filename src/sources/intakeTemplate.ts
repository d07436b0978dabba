import { isObject } from '../model';
import type { JSONValue } from '../model';

/** Places of a template that hold a name and nothing else, by intake's version. */
const PLACE = {
  1: /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g,
  2: /\{\s*([A-Za-z_]\w*)\s*\}/g
};

/** What is left of a template that is more than names. */
const LEFT = { 1: /\{\{|\{%|\{#/, 2: /\{/ };

/** Everything of a template in which a name can be used. */
const USE = { 1: /\{\{.*?\}\}|\{%.*?%\}/gs, 2: /\{.*?\}/gs };

/** The version of a catalog, which decides how its templates are written. */
export type IntakeVersion = 1 | 2;

/**
 * `value` with names of its templates filled in. Nothing is executed: a
 * template that is more than names of `values` stays as it is.
 */
export function fill(
  value: JSONValue,
  values: ReadonlyMap<string, string>,
  version: IntakeVersion
): JSONValue {
  return mapTexts(value, text =>
    // As Jinja does with the line break that a block of YAML ends in.
    text
      .replace(PLACE[version], (place, name) => values.get(name) ?? place)
      .replace(/\n$/, '')
  );
}

/** Whether a template is left anywhere in `value`. */
export function isTemplate(value: JSONValue, version: IntakeVersion): boolean {
  return textsIn(value).some(text => LEFT[version].test(text));
}

/** The words within the templates of `value`, names of variables among them. */
export function namesIn(
  value: JSONValue,
  version: IntakeVersion
): ReadonlySet<string> {
  const uses = textsIn(value).flatMap(text => text.match(USE[version]) ?? []);
  return new Set(uses.flatMap(use => use.match(/[A-Za-z_]\w*/g) ?? []));
}

function mapTexts(value: JSONValue, map: (text: string) => string): JSONValue {
  if (typeof value === 'string') {
    return map(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => mapTexts(item, map));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)])
      )
    : value;
}

function textsIn(value: JSONValue): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  const items = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : [];
  return items.flatMap(textsIn);
}
