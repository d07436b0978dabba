import { ROOT } from './paths.mjs';

/** Something a person has to put right; shown without a stack trace. */
export class Problem extends Error {}

const ELSEWHERE =
  '\n  All is set up in the checkout: work in a copy of it that is yours.';

/** What a person can put right about a file that cannot be written. */
const CAUSES = {
  EACCES: `must not be written to by this user.${ELSEWHERE}`,
  EDQUOT: 'is above the quota of this user.',
  ENOSPC: 'is on a disk that is full.',
  EPERM: `must not be written to by this user.${ELSEWHERE}`,
  EROFS: `is on a disk that cannot be written to.${ELSEWHERE}`
};

/** What a person is told of an error; nothing of a mistake in the scripts. */
export function sentence(error) {
  if (error instanceof Problem) {
    return error.message;
  }
  const cause = CAUSES[error.code];
  return cause && `${error.path ?? ROOT} ${cause}`;
}

/** Run a script's main function; what a person can put right is told in words. */
export async function main(action) {
  try {
    process.exitCode = await action();
  } catch (error) {
    const words = sentence(error);
    if (!words) {
      throw error;
    }
    console.error(`\n✗ ${words}`);
    process.exitCode = 1;
  }
}
