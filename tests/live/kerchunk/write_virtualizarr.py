"""
References by virtualizarr, in JSON and in Parquet.

    python write_virtualizarr.py URL OUT

Writes ``OUT.json`` and ``OUT.parquet`` of the NetCDF file at ``URL``. Runs in
an environment with ``requirements.txt``.
"""

import sys
from urllib.parse import urlsplit

from obspec_utils.registry import ObjectStoreRegistry
from obstore.store import HTTPStore
from virtualizarr import open_virtual_dataset
from virtualizarr.parsers import HDFParser


def main(url, out):
    parts = urlsplit(url)
    host = f"{parts.scheme}://{parts.netloc}"
    store = HTTPStore.from_url(host, client_options={"allow_http": True})
    with open_virtual_dataset(
        url,
        registry=ObjectStoreRegistry({host: store}),
        parser=HDFParser(),
        loadable_variables=[],
        decode_times=False,
    ) as dataset:
        # virtualizarr 2.5 names the chunk of a scalar `v/`, where no reader of
        # Zarr looks for it, and cannot write that in Parquet.
        dataset = dataset.drop_vars(
            [name for name, each in dataset.variables.items() if not each.ndim]
        )
        for kind in ("json", "parquet"):
            dataset.vz.to_kerchunk(f"{out}.{kind}", format=kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
