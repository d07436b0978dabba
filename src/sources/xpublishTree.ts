/** Datasets that are listed at once; more are put into branches. */
const MANY = 50;

/** Datasets whose ids begin with the same parts. */
export interface IBranch {
  /** The parts that the ids begin with. */
  readonly start: readonly string[];
  /** Those of them that tell it from its siblings. */
  readonly name: string;
}

/** An id, or a branch of them. */
export type Grown = string | IBranch;

/**
 * The ids that begin with the parts `start`, as branches where they are many.
 *
 * Ids of model output are dotted (`model.run.version.realm.grid.dataset`). A
 * real list has about 945 of them: they branch where they differ next, until
 * few enough are left to be looked over. An id that would be alone in its
 * branch stands for itself.
 */
export function grow(
  ids: readonly string[],
  start: readonly string[]
): Grown[] {
  const members = ids.filter(id => beginsWith(id, start));
  if (members.length <= MANY) {
    return members;
  }
  const depth = sharedLength(members);
  const branches = new Map<string, string[]>();
  for (const id of members) {
    // One whose parts end here is a branch of its own.
    const key = id.split('.')[depth] ?? `.${id}`;
    const branch = branches.get(key);
    if (branch) {
      branch.push(id);
    } else {
      branches.set(key, [id]);
    }
  }
  return [...branches.values()].map(grown => {
    if (grown.length === 1) {
      return grown[0];
    }
    const parts = grown[0].split('.').slice(0, sharedLength(grown));
    return { start: parts, name: parts.slice(depth).join(' · ') };
  });
}

/** Whether an id begins with the parts `start`. */
export function beginsWith(id: string, start: readonly string[]): boolean {
  const parts = id.split('.');
  return start.every((part, i) => parts[i] === part);
}

/** Number of parts that all ids begin with. */
function sharedLength([first, ...others]: readonly string[]): number {
  const parts = first.split('.');
  let length = parts.length;
  for (const id of others) {
    const other = id.split('.');
    let same = 0;
    while (same < length && other[same] === parts[same]) {
      same++;
    }
    length = same;
  }
  return length;
}
