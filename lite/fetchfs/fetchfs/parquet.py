"""Kerchunk references in Parquet."""

from importlib.util import find_spec

from fsspec.implementations.reference import LazyReferenceMapper


def read_with_pyarrow():
    """
    Let fsspec read references with pyarrow where there is no fastparquet.

    ``reference://`` has no option for it, and Pyodide has only pyarrow.
    """
    if find_spec("fastparquet") is None:
        start = LazyReferenceMapper.__init__
        start.__defaults__ = (*start.__defaults__[:-1], "pyarrow")
