"""
fsspec's ``http`` and ``https`` on the browser's fetch.

fsspec finds this package through its entry points and asks it for a class by
name. In the page that is ours; anywhere else it is fsspec's own, which is
looked up only then, so that CPython is left as it was.
"""

import sys

__all__ = ["HTTPFileSystem", "ReferenceFileSystem"]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if sys.platform == "emscripten":
        from . import emscripten

        return getattr(emscripten, name)
    if name == "HTTPFileSystem":
        from fsspec.implementations.http import HTTPFileSystem

        return HTTPFileSystem
    from fsspec.implementations.reference import ReferenceFileSystem

    return ReferenceFileSystem
