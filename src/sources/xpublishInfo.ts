import { asText, asTexts, isObject } from '../model';
import type { IVariableHint, JSONObject } from '../model';

/** `/info`: a dataset as xarray sees it. */
export interface IInfo {
  readonly attributes: JSONObject;
  /** Without coordinates. */
  readonly variables: readonly IVariableHint[];
}

/** Reads `/info`, which is close to NCO's JSON; `null` where it is not that. */
export function readInfo(document: unknown): IInfo | null {
  if (!isObject(document)) {
    return null;
  }
  const { dimensions, variables, global_attributes: attributes } = document;
  return isObject(dimensions) && isObject(variables) && isObject(attributes)
    ? { attributes, variables: readVariables(variables) }
    : null;
}

function readVariables(variables: JSONObject): IVariableHint[] {
  const found = Object.entries(variables).map(([name, variable]) => {
    const { dimensions, attributes } = isObject(variable) ? variable : {};
    return {
      name,
      dims: asTexts(dimensions),
      attributes: isObject(attributes) ? attributes : {}
    };
  });
  const coordinates = new Set(
    found.flatMap(({ dims, attributes }) => [
      ...dims,
      ...(asText(attributes.coordinates)?.split(/\s+/) ?? [])
    ])
  );
  return found
    .filter(({ name }) => !coordinates.has(name))
    .map(({ name, attributes }) => ({
      name,
      description:
        asText(attributes.long_name) ?? asText(attributes.standard_name),
      unit: asText(attributes.units)
    }));
}
