import type { IRuntime } from '../model';

/** The numbers that a version begins with: `2024.10.1.dev3` → 2024, 10, 1. */
function numbers(version: string): number[] {
  const [release = ''] = /^\d+(\.\d+)*/.exec(version) ?? [];
  return release.split('.').map(Number);
}

/**
 * Whether a package of the kernel is older than `needed`; not so where it is
 * unknown or missing.
 */
export function isOlder(
  { packages }: IRuntime,
  name: string,
  needed: string
): boolean {
  const version = packages?.[name] ?? null;
  if (version === null) {
    return false;
  }
  const [found, wanted] = [numbers(version), numbers(needed)];
  for (let part = 0; part < wanted.length; part++) {
    const difference = (found[part] ?? 0) - wanted[part];
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

/** Whether the kernel lacks a package for sure. */
export function isMissing({ packages }: IRuntime, name: string): boolean {
  return packages !== null && packages[name] === null;
}
