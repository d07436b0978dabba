const { default: Jupyter } = require('@jupyterlab/testing/lib/jest-env.js');

/**
 * JupyterLab's jsdom, with what today's browsers have and jsdom lacks: they are
 * Node's own, so that a request made in a test is a real one.
 */
module.exports = class extends Jupyter {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, {
      AbortController,
      AbortSignal,
      URL,
      URLSearchParams,
      structuredClone
    });
  }
};
