"""
fsspec, adapted to a Python without threads.

A page has one thread, and one event loop that already runs. fsspec starts a
thread with a loop of its own and waits for it; here the waiting is left to
the browser, which sets the Python stack aside meanwhile (JSPI).

Nothing is done about ``asyncio.to_thread``, by which zarr decodes chunks:
Pyodide's loop calls the function in place.
"""

import asyncio

import fsspec.asyn
from fsspec.exceptions import FSTimeoutError
from fsspec.implementations.reference import ReferenceFileSystem
from pyodide.ffi import can_run_sync, run_sync

from . import browser, parquet
from .filesystem import FetchFileSystem

__all__ = ["HTTPFileSystem", "ReferenceFileSystem"]

CANNOT_WAIT = (
    "Python cannot wait for data in this browser, which has no JavaScript "
    "Promise Integration (JSPI); a newer browser has."
)


def sync(loop, func, *args, timeout=None, **kwargs):
    """In place of ``fsspec.asyn.sync``: on the loop that already runs."""
    if not can_run_sync():
        raise RuntimeError(CANNOT_WAIT)
    try:
        return run_sync(
            asyncio.wait_for(func(*args, **kwargs), timeout or None)
        )
    except asyncio.TimeoutError as error:
        raise FSTimeoutError from error


fsspec.asyn.sync = sync
fsspec.asyn.get_loop = asyncio.get_event_loop
parquet.read_with_pyarrow()
FetchFileSystem.fetch = staticmethod(browser.fetch)
HTTPFileSystem = FetchFileSystem
