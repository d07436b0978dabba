// Python as a notebook's kernel has it: Pyodide in a worker, with the wheels
// that `wheels.json` names.
import { loadPyodide } from './pyodide/pyodide.mjs';

if (new URL(globalThis.location.href).searchParams.has('without-jspi')) {
  delete WebAssembly.Suspending;
  delete WebAssembly.promising;
}

async function start() {
  const pyodide = await loadPyodide();
  const names = await (await fetch('wheels.json')).json();
  for (const name of names) {
    const wheel = await (await fetch(`wheels/${name}`)).arrayBuffer();
    pyodide.unpackArchive(wheel, 'wheel');
  }
  return pyodide;
}

async function run(pyodide, code) {
  try {
    const value = await pyodide.runPythonAsync(code);
    return value?.toJs?.({ dict_converter: Object.fromEntries }) ?? value;
  } catch (error) {
    return error.message.trim().split('\n').pop();
  }
}

const started = start();
let last = started;

// One cell after the other, as a kernel does.
globalThis.onmessage = ({ data: code }) => {
  last = last
    .then(() => started)
    .then(pyodide => run(pyodide, code))
    .then(value => globalThis.postMessage(value));
};
