"""The Zarr stores of the demo, and how they are written."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field

import numcodecs
import xarray as xr
import zarr
import zarr.codecs

from . import healpix, sources, triangles

#: Zoom levels of the HEALPix hierarchy; the deepest is about 0.9 degrees.
ZOOMS = (3, 4, 5, 6)

#: 20480 triangles, edges of about 240 km.
DIVISIONS = 5

#: What each codec is called in each Zarr format.
CODECS = {
    (2, "blosc"): numcodecs.Blosc("lz4", clevel=5, shuffle=1),
    (2, "zstd"): numcodecs.Zstd(level=5),
    (2, "gzip"): numcodecs.GZip(level=6),
    (3, "blosc"): zarr.codecs.BloscCodec(cname="lz4", shuffle="shuffle"),
    (3, "zstd"): zarr.codecs.ZstdCodec(level=5),
    (3, "gzip"): zarr.codecs.GzipCodec(level=6),
}


@dataclass(frozen=True)
class Store:
    """
    One Zarr store.

    Attributes
    ----------
    name : str
        Name of its folder below ``stores``.
    groups : mapping of str to xarray.Dataset
        Datasets by group; ``""`` is the root.
    zarr_format : {2, 3}
    codec : {"blosc", "zstd", "gzip"}
    chunks : mapping of str to int
        Lengths of chunks along dimensions; the others are not split.
    shards : mapping of str to int
        Lengths of shards of data variables; empty where there are none.
    packing : mapping of str to dict
        ``dtype``, ``scale_factor``, … of variables that are packed.
    consolidated : bool
    """

    name: str
    groups: Mapping[str, xr.Dataset]
    zarr_format: int
    codec: str
    chunks: Mapping[str, int] = field(default_factory=dict)
    shards: Mapping[str, int] = field(default_factory=dict)
    packing: Mapping[str, dict] = field(default_factory=dict)
    consolidated: bool = True


def all_stores():
    """Every store of the demo, by name."""
    ostia = sources.ostia()
    nemo = sources.nemo()
    stores = [
        Store("ostia.zarr", {"": ostia}, 2, "blosc", {"time": 6}),
        Store(
            "ostia-v3.zarr",
            {"": ostia},
            3,
            "zstd",
            chunks={"time": 6},
            shards={"time": 18},
        ),
        Store(
            "atlantic-profiles.zarr",
            {"": sources.profiles()},
            2,
            "gzip",
            chunks={"depth": 10},
            packing={
                "theta": _packed(0.001, 288.0),
                "salinity": _packed(0.001, 30.0),
            },
        ),
        Store("darwin.zarr", {"": sources.darwin()}, 2, "zstd"),
        Store("wind.zarr", {"": sources.wind()}, 3, "zstd"),
        Store("orca2.zarr", {"": sources.orca2()}, 2, "blosc"),
        Store("nemo.zarr", {"": nemo}, 3, "gzip", {"time_counter": 1}),
        Store(
            "scenarios.zarr",
            {"": sources.scenarios()},
            2,
            "zstd",
            chunks={"scenario": 1, "time": 60},
        ),
        Store(
            "hadcm3.zarr",
            {name: sources.scenario(name) for name in ("A1B", "E1")},
            3,
            "blosc",
            chunks={"time": 60},
        ),
        Store(
            "uk-potential-temperature.zarr",
            {"": sources.hybrid_height()},
            3,
            "blosc",
            chunks={"model_level_number": 5},
        ),
        Store(
            "nemo-icosahedral.zarr",
            {"": triangles.on_triangles(nemo, DIVISIONS)},
            2,
            "blosc",
            chunks={"time": 1},
        ),
        Store(
            "unconsolidated.zarr",
            {"": sources.darwin()},
            2,
            "zstd",
            consolidated=False,
        ),
        *_healpix(nemo),
    ]
    return {store.name: store for store in stores}


def _packed(scale, offset):
    """Packing into 16 bits: CF's ``packed * scale + offset``."""
    return {
        "dtype": "int16",
        "scale_factor": scale,
        "add_offset": offset,
        "_FillValue": -32768,
    }


def _healpix(nemo):
    dataset = healpix.on_healpix(nemo, max(ZOOMS))
    for zoom in sorted(ZOOMS, reverse=True):
        if zoom < max(ZOOMS):
            dataset = healpix.coarser(dataset)
        yield Store(
            f"nemo-healpix-{zoom}.zarr",
            {"": dataset},
            2,
            "blosc",
            chunks={"time": 1, "cell": 4**6},
        )


def write(store, folder):
    """
    Write a store.

    Parameters
    ----------
    store : Store
    folder : pathlib.Path
        The store becomes a folder of its name in here.

    Raises
    ------
    OSError
        No space is left, or no permission.
    """
    target = folder / store.name
    shutil.rmtree(target, ignore_errors=True)
    zarr.open_group(target, mode="w", zarr_format=store.zarr_format)
    for group, dataset in store.groups.items():
        dataset.to_zarr(
            target,
            group=group or None,
            mode="a",
            zarr_format=store.zarr_format,
            consolidated=False,
            encoding=_encoding(store, dataset),
        )
    if store.consolidated:
        zarr.consolidate_metadata(target, zarr_format=store.zarr_format)


def _encoding(store, dataset):
    codec = CODECS[store.zarr_format, store.codec]
    encoding = {}
    for name, variable in dataset.variables.items():
        parts = dict(store.packing.get(name, {}))
        if variable.dims:
            parts["chunks"] = _lengths(variable, store.chunks)
        if variable.dtype.kind in "fiu":
            parts["compressors"] = (codec,)
        if store.shards and name in dataset.data_vars and variable.ndim > 2:
            parts["shards"] = _lengths(variable, store.shards)
        encoding[name] = parts
    return encoding


def _lengths(variable, lengths):
    return tuple(
        min(size, lengths.get(dim, size))
        for dim, size in variable.sizes.items()
    )
