"""Open a NetCDF or GRIB file with what is installed, by its first bytes."""

import inspect
import sys
from importlib.util import find_spec

#: The engines of xarray that read a kind of file, the best one first.
ENGINES = {
    "HDF5": ["netcdf4", "h5netcdf"],
    "NetCDF 3": ["netcdf4", "scipy"],
    "GRIB": ["cfgrib"],
}

#: The packages of the engines, as they are imported.
PACKAGES = {
    "netcdf4": ["netCDF4"],
    "h5netcdf": ["h5netcdf", "h5py"],
    "scipy": ["scipy"],
    "cfgrib": ["cfgrib"],
}

#: Where the signature of HDF5 may stand; before it is the user's own block.
HDF5_OFFSETS = (0, 512, 1024, 2048, 4096)

#: Dimensions of one message of GRIB; all others count messages.
GRID = ("latitude", "longitude", "x", "y", "values")

#: Everything as it is in the file; `decode_cf` would not reach all groups.
RAW = {
    "concat_characters": False,
    "decode_timedelta": False,
    "decode_times": False,
    "mask_and_scale": False,
}


class Unreadable(Exception):
    """A file that is not read, with a code of why."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def kind_of(path):
    """Tell the kind of a file from its bytes, or None."""
    with open(path, "rb") as file:
        head = file.read(HDF5_OFFSETS[-1] + 8)
    if any(head[at : at + 8] == b"\x89HDF\r\n\x1a\n" for at in HDF5_OFFSETS):
        return "HDF5"
    if head[:3] == b"CDF":
        return "NetCDF 3"
    if head[:4] == b"GRIB":
        return "GRIB"
    return None


def engine_for(kind):
    """
    The engine of xarray for a kind of file.

    Raises
    ------
    Unreadable
        `missing-package`
    """
    for engine in ENGINES[kind]:
        if all(map(find_spec, ["xarray", *PACKAGES[engine]])):
            return engine
    names = " or ".join(PACKAGES[engine][0] for engine in ENGINES[kind])
    raise Unreadable(
        "missing-package",
        f"{kind} is read with xarray and {names}, which {sys.executable} "
        "does not have",
    )


def open_groups(path):
    """
    The groups of a file, undecoded, so that all is as it is in the file.

    Returns
    -------
    dict of str to xarray.Dataset
        By their paths, as ``/`` and ``/forecast``.

    Raises
    ------
    Unreadable
        `missing-package`, or `broken-file`
    """
    kind = kind_of(path)
    if kind is None:
        raise Unreadable("broken-file", "The file is neither NetCDF nor GRIB")
    engine = engine_for(kind)
    try:
        return _grib(path) if kind == "GRIB" else _netcdf(path, engine)
    except Exception as error:
        message = f"{engine}: {error}" if str(error) else repr(error)
        raise Unreadable("broken-file", message) from error


def _netcdf(path, engine):
    import xarray as xr

    several = getattr(xr, "open_groups", None)
    if several is None or engine == "scipy":
        options = _options(xr.open_dataset, engine)
        return {"/": xr.open_dataset(path, **options)}
    return several(path, **_options(several, engine))


def _options(function, engine):
    """Options of an opening function; where possible no index is read."""
    options = {"engine": engine, "decode_coords": False, **RAW}
    if "create_default_indexes" in inspect.signature(function).parameters:
        options["create_default_indexes"] = False
    return options


def _grib(path):
    """A file of GRIB; fields that make no single cube become groups."""
    import cfgrib

    # Its cubes are told apart by their coordinates, which are decoded.
    cubes = cfgrib.open_datasets(path, backend_kwargs={"indexpath": ""}, **RAW)
    for cube in cubes:
        for variable in cube.data_vars.values():
            variable.encoding["chunksizes"] = tuple(
                size if name in GRID else 1
                for name, size in variable.sizes.items()
            )
    if len(cubes) == 1:
        return {"/": cubes[0]}
    return {f"/{number}": cube for number, cube in enumerate(cubes, 1)}
