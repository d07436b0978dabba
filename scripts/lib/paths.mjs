import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..'
);

/** The Python environment that `npm start` works in. */
export const VENV = path.join(ROOT, '.venv');

/** Everything else the scripts make, and the notebooks of `npm start`. */
export const STATE = path.join(ROOT, '.cloudify');

export const DEMO = path.join(STATE, 'demo');

/** A path below the checkout. */
export const at = (...parts) => path.resolve(ROOT, ...parts);

/** A path below `.cloudify`. */
export const state = (...parts) => path.join(STATE, ...parts);

/** A command of a Python environment. */
export const command = (venv, name) => path.join(venv, 'bin', name);
