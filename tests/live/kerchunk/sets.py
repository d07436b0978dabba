"""Sets of references to sample files, as kerchunk and people write them."""

import json
import shutil
from pathlib import Path

import iris_sample_data
import xarray as xr
from kerchunk.df import refs_to_dataframe
from kerchunk.hdf import SingleHdf5ToZarr

#: Months on a grid; a run with a 360-day year; a curvilinear ocean grid.
NAMES = ("ostia_monthly", "E1_north_america", "orca2_votemper")

#: The one of which there are sets in all the ways to write them.
SAMPLE = NAMES[0]

#: Its 54 months are chunks of these bytes, one after the other.
MONTH = "surface_temperature"

#: kerchunk turns the (meaningless) integer of the grid mapping into a NaN.
MEANINGLESS = "latitude_longitude"

#: References in a file of Parquet, so that some variables have several.
RECORD_SIZE = 20


def source(name):
    return Path(iris_sample_data.path) / f"{name}.nc"


def truth(name):
    """The dataset in the NetCDF file, with times as the numbers they are."""
    with xr.open_dataset(
        source(name), engine="netcdf4", decode_times=False
    ) as dataset:
        return dataset.load()


def references(name, url):
    """What kerchunk says of the file at `url`: the content of ``refs``."""
    with source(name).open("rb") as file:
        return SingleHdf5ToZarr(file, url).translate()["refs"]


def write_json(path, document):
    path.write_text(json.dumps(document))


def write_parquet(path, refs):
    refs_to_dataframe(dict(refs), str(path), record_size=RECORD_SIZE)


def write(folder, url):
    """
    Write the files and the sets.

    Parameters
    ----------
    folder : pathlib.Path
    url : str
        Where the folder is served, with a slash at its end.
    """
    for name in NAMES:
        shutil.copy(source(name), folder)
        refs = references(name, f"{url}{name}.nc")
        write_json(folder / f"{name}.json", {"version": 1, "refs": refs})
        write_parquet(folder / f"{name}.parquet", refs)
    write_spellings(folder, url)


def write_spellings(folder, url):
    """The sample in the other ways that the specification and people know."""
    absolute = f"{url}{SAMPLE}.nc"
    refs = references(SAMPLE, absolute)
    write_json(folder / "flat.json", refs)
    write_json(folder / "objects.json", {"version": 1, "refs": parsed(refs)})
    write_parquet(folder / "folder", refs)
    for name, target in {
        "relative": f"{SAMPLE}.nc",
        "disk": str(source(SAMPLE)),
        "no-ranges": f"{url}whole/{SAMPLE}.nc",
        "gone": f"{url}gone/{SAMPLE}.nc",
    }.items():
        moved = targeted(refs, target)
        write_json(folder / f"{name}.json", {"version": 1, "refs": moved})
        write_parquet(folder / f"{name}.parquet", moved)
    write_json(folder / "templates.json", templated(refs, url))
    write_json(folder / "generated.json", generated(refs, url))


def parsed(refs):
    """Metadata as JSON objects, not as texts of JSON."""
    return {
        key: json.loads(value) if "/.z" in f"/{key}" else value
        for key, value in refs.items()
    }


def targeted(refs, target):
    return {
        key: [target, *value[1:]] if isinstance(value, list) else value
        for key, value in refs.items()
    }


def templated(refs, url):
    return {
        "version": 1,
        "templates": {"u": f"{url}{SAMPLE}.nc"},
        "refs": targeted(refs, "{{u}}"),
    }


def generated(refs, url):
    """The months by a rule, which only Jinja evaluates for fsspec."""
    months = [key for key in refs if key.startswith(f"{MONTH}/0.")]
    (first,) = months
    _, offset, length = refs[first]
    count = sum(key.startswith(f"{MONTH}/") for key in refs) - 2
    rest = {
        key: value
        for key, value in refs.items()
        if key.startswith(f"{MONTH}/.z") or not key.startswith(f"{MONTH}/")
    }
    return {
        "version": 1,
        "templates": {"u": url, "f": url + "{{c}}.nc"},
        "gen": [
            {
                "key": f"{MONTH}/{{{{i}}}}.0.0",
                "url": f"{{{{f(c='{SAMPLE}')}}}}",
                "offset": f"{{{{{offset} + i * {length}}}}}",
                "length": str(length),
                "dimensions": {"i": {"stop": count}},
            }
        ],
        "refs": targeted(rest, "{{u}}" + f"{SAMPLE}.nc"),
    }
