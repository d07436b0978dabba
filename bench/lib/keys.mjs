/* global addEventListener, requestAnimationFrame, window */

/** Runs in the page: times the next key until its effect is painted. */
function arm(createIsShown) {
  const isShown = createIsShown();
  window.benchKey = new Promise(resolve => {
    const listen = event => {
      const painted = () => resolve(performance.now() - event.timeStamp);
      // A task that is queued in a frame's callback runs when it is painted.
      const look = () =>
        isShown() ? setTimeout(painted) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    };
    addEventListener('keydown', listen, { capture: true, once: true });
  });
}

/**
 * Presses a key. Resolves to the milliseconds from its event to the end of the
 * first frame in which its effect is seen.
 *
 * @param effect - of `effects.mjs`
 */
export async function press(page, key, effect) {
  await page.evaluate(`(${arm})(${effect})`);
  await page.keyboard.press(key);
  return page.evaluate('window.benchKey');
}

/** The times of one key after the other. */
export async function pressAll(page, keys, effect) {
  const times = [];
  for (const key of keys) {
    times.push(await press(page, key, effect));
  }
  return times;
}

/**
 * Presses keys one after the other, for the milliseconds that the main thread
 * was busy with each until its effect was painted.
 */
export async function busyTimes(page, keys, effect) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const { value } = metrics.find(({ name }) => name === 'TaskDuration');
    return value * 1000;
  };
  const times = [];
  for (const key of keys) {
    const before = await busy();
    await press(page, key, effect);
    times.push((await busy()) - before);
  }
  return times;
}

const percentile = part => numbers => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1];
};

export const median = percentile(0.5);

export const p95 = percentile(0.95);
