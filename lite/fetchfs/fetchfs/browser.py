"""The way to the network in a page: its fetch, and why that failed."""

import asyncio
from urllib.parse import urlsplit

import js
from pyodide.code import run_js
from pyodide.ffi import to_js

from .transport import Answer, Offline, Refused, Unreachable

#: Four requests to a host at once. They are counted here and not in Python,
#: where the next one would wait for two turns of the event loop.
#:
#: A range bypasses the browser's cache, which serves one request to an address
#: after the other.
_fetch = run_js("""
const SLOTS = 4;
const hosts = new Map();

async function slot(url) {
  const { host } = new URL(url);
  const slots = hosts.get(host) ?? { free: SLOTS, waiting: [] };
  hosts.set(host, slots);
  if (slots.free > 0) {
    slots.free -= 1;
  } else {
    await new Promise(resolve => slots.waiting.push(resolve));
  }
  return () => {
    const next = slots.waiting.shift() ?? (() => (slots.free += 1));
    next();
  };
}

// Whether there is any answer, which a page may not look at.
async function answers(url, signal) {
  try {
    await fetch(url, { method: 'HEAD', mode: 'no-cors', signal });
    return true;
  } catch {
    return false;
  }
}

async (method, url, headers, signal) => {
  const release = await slot(url);
  try {
    signal.throwIfAborted();
    const cache = headers.Range ? 'no-store' : 'default';
    const answer = await fetch(url, { method, headers, signal, cache });
    const body = await answer.arrayBuffer().catch(() => undefined);
    return [answer.status, Object.fromEntries(answer.headers), body];
  } catch {
    return [undefined, await answers(url, signal), undefined];
  } finally {
    release();
  }
};
""")


async def fetch(method, url, headers):
    """See `transport.Fetch`."""
    fields = to_js(headers, dict_converter=js.Object.fromEntries)
    controller = js.AbortController.new()
    try:
        status, more, body = await _fetch(
            method, url, fields, controller.signal
        )
    except asyncio.CancelledError:
        controller.abort()
        raise
    if status is None:
        raise _no_answer(url, is_answered=more)
    if body is None:
        raise Unreachable(
            f"The connection was cut while {url} was being read."
        )
    return Answer(status, more.to_py(), body.to_bytes())


def _no_answer(url, is_answered):
    """The exception for what a browser gives no reason for."""
    host = urlsplit(url).netloc
    if js.origin.startswith("https:") and url.startswith("http:"):
        return Refused(
            f"This page came over https and may not read {url} over http. "
            "Use its https address."
        )
    if not js.navigator.onLine:
        return Offline(f"This browser is offline; {url} cannot be read.")
    if is_answered:
        return Refused(
            f"{host} answers, but does not admit this page (CORS): its answer "
            f"to {url} lacks the header Access-Control-Allow-Origin. "
            "Many hosts leave it out of errors, so the address may be wrong. "
            "Otherwise ask who runs it, or read it in JupyterLab."
        )
    return Unreachable(
        f"{host} cannot be reached, or does not admit this page (CORS)."
    )
