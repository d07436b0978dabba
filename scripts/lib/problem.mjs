/** Something a person has to put right; shown without a stack trace. */
export class Problem extends Error {}

/** Run a script's main function; a `Problem` ends it with its words alone. */
export async function main(action) {
  try {
    process.exitCode = await action();
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    console.error(`\n✗ ${error.message}`);
    process.exitCode = 1;
  }
}
