import { asText, asTexts, isObject } from '../model';
import type { JSONObject, ParameterValue } from '../model';

import { SIDES } from './draft';
import type { IDraft } from './draft';

/** What a person chose in the view of a dataset; `null` for what was not. */
export interface IChoices {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Key of the access. */
  readonly access: string | null;
  /** Path of the group. */
  readonly group: string | null;
  /** Id of the flavour of code. */
  readonly flavour: string | null;
  /** Nothing ticked stands for everything. */
  readonly draft: IDraft | null;
}

/** Choices as they are kept across reloads. */
export function writeChoices({ draft, ...choices }: IChoices): JSONObject {
  const kept = draft && { ...draft, ticked: [...draft.ticked] };
  return JSON.parse(JSON.stringify({ ...choices, draft: kept }));
}

/** Choices that were kept; what is missing or broken was not chosen. */
export function readChoices(value: unknown): IChoices {
  const kept = isObject(value) ? value : {};
  const { parameters, draft } = kept;
  return {
    parameters: pick(parameters, isParameter),
    access: asText(kept.access),
    group: typeof kept.group === 'string' ? kept.group : null,
    flavour: asText(kept.flavour),
    draft: isObject(draft) ? readDraft(draft) : null
  };
}

function readDraft(value: Readonly<Record<string, unknown>>): IDraft {
  const { ticked, from, to, levels, box, chunking } = value;
  const sides = pick(box, isString);
  const [west, south, east, north] = SIDES.map(side => sides[side] ?? '');
  return {
    ticked: new Set(asTexts(ticked)),
    from: asText(from) ?? '',
    to: asText(to) ?? '',
    levels: pick(levels, isNumber),
    box: { west, south, east, north },
    chunking: chunking === 'none' || chunking === 'native' ? chunking : null
  };
}

/** The values of an object that are what they should be. */
function pick<T>(
  value: unknown,
  is: (value: unknown) => value is T
): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const [name, each] of Object.entries(isObject(value) ? value : {})) {
    if (is(each)) {
      picked[name] = each;
    }
  }
  return picked;
}

const isString = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isParameter = (value: unknown): value is ParameterValue =>
  typeof value === 'string' || typeof value === 'number';
