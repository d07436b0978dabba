/** A value that JSON can hold. */
export type JSONValue =
  | null
  | boolean
  | number
  | string
  | readonly JSONValue[]
  | { readonly [key: string]: JSONValue };

/** A JSON object. */
export type JSONObject = { readonly [key: string]: JSONValue };

/** Whether `value` is an object, not an array and not `null`. */
export function isObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` when it is an object, else one with nothing in it. */
export function asObject(value: unknown): JSONObject {
  return isObject(value) ? value : {};
}

/** `value` when it is a text that says something, else `null`. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The texts in `value`; anything else in it is left out. */
export function asTexts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((text): text is string => asText(text) !== null)
    : [];
}

/**
 * `value` as a yes or no. Catalogs write `"true"` where they mean `true`.
 */
export function asBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    return word === 'true' ? true : word === 'false' ? false : null;
  }
  return null;
}
