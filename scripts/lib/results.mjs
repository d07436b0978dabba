import { readFileSync } from 'node:fs';

/** What a runner's machine-readable report says, as passed and failed. */
const read = file => readFileSync(file, 'utf8');

export const NOTHING = { passed: 0, failed: 0 };

export const sum = results =>
  results.reduce(
    (all, { passed, failed }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed
    }),
    NOTHING
  );

/** `jest --json`. A skipped test counts as failed: nothing is left out. */
export function fromJest(file) {
  const report = JSON.parse(read(file));
  return {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.numPendingTests +
      report.numTodoTests +
      report.numRuntimeErrorTestSuites
  };
}

/** `pytest --junitxml`. */
export function fromPytest(file) {
  const suites = read(file).match(/<testsuite\b[^>]*>/g) ?? [];
  return sum(
    suites.map(suite => {
      const count = name =>
        Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
      const failed = count('errors') + count('failures') + count('skipped');
      return { passed: count('tests') - failed, failed };
    })
  );
}

/** `node --test-reporter=junit`, which counts nothing itself. */
export function fromNodeTest(file) {
  const report = read(file);
  const count = pattern => report.match(pattern)?.length ?? 0;
  const failed = count(/<(failure|skipped)\b/g);
  return { passed: count(/<testcase\b/g) - failed, failed };
}

/** Playwright's `json` reporter. */
export function fromPlaywright(file) {
  const { stats, errors } = JSON.parse(read(file));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length
  };
}
