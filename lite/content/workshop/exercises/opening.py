"""Answers of notebook 2: open it three ways."""

import gzip
from array import array

from catalog import read

from . import sample
from .judging import (
    NotYet,
    close,
    kind,
    mapping,
    number,
    same_address,
    text,
)

#: Level, row and column of the point in the chunk of the profiles.
POINT = (3, 2, 5)


def ostia(answer):
    variables = getattr(answer, "data_vars", None)
    if variables is None:
        raise NotYet(f"An xarray Dataset is expected, not {kind(answer)}.")
    if sample.TEMPERATURE not in variables:
        raise NotYet("A Dataset, but not the one of OSTIA.")
    shape = list(variables[sample.TEMPERATURE].shape)
    if shape != sample.temperature()["shape"]:
        raise NotYet(
            "A part of OSTIA. In the dataset view, under Selection, choose "
            "all of the time and of the area, and copy again."
        )


def mean_celsius(answer):
    import xarray as xr

    given = number(answer)
    store = sample.store(sample.OSTIA)
    opened = xr.open_dataset(store, engine="zarr", decode_timedelta=False)
    temperature = opened[sample.TEMPERATURE]
    month = float(temperature.isel(time=0).mean())
    if close(given, month):
        raise NotYet("These are kelvin.")
    if close(given, float(temperature.mean()) - sample.FREEZING):
        raise NotYet("This is the mean of all months together.")
    if not close(given, month - sample.FREEZING):
        raise NotYet(
            "One step of time (isel), the mean of what is left, then degrees "
            "Celsius instead of kelvin."
        )


def store(answer):
    same_address(text(answer), sample.store(sample.OSTIA))


def keywords(answer):
    given = mapping(answer)
    right = dict(read(sample.OSTIA)["assets"]["data"]["xarray:open_kwargs"])
    if given == right:
        raise NotYet("These are all of them; leave chunks out.")
    del right["chunks"]
    if missing := right.keys() - given.keys():
        raise NotYet(f"{len(missing)} of the item's keywords are missing.")
    if given != right:
        raise NotYet("The item's keywords and values, but for chunks.")


def position(answer):
    given = number(answer)
    levels, rows, columns = sample.array(sample.PROFILES, "theta")["chunks"]
    level, row, column = POINT
    right = (level * rows + row) * columns + column
    if given == (column * rows + row) * levels + level:
        raise NotYet("So it is where the first index runs fastest (Fortran).")
    if given == right + 1:
        raise NotYet("Python counts from 0.")
    if given != right:
        raise NotYet(
            "All levels and rows before the point come first. How many values "
            "has one whole level, how many one row?"
        )


def theta(answer):
    given = number(answer)
    metadata = sample.array(sample.PROFILES, "theta")
    body = sample.bytes_at(f"{sample.PROFILES}/theta/0.0.0")
    levels, rows, columns = metadata["chunks"]
    level, row, column = POINT
    packed = array("h", gzip.decompress(body))[
        (level * rows + row) * columns + column
    ]
    scale = metadata["attributes"]["scale_factor"]
    offset = metadata["attributes"]["add_offset"]
    hints = {
        packed: "This is the packed number.",
        packed * scale: "Now the offset.",
        packed + offset: "The factor is missing.",
        (packed + offset) * scale: "Multiply first, then add.",
        packed * scale + offset - sample.FREEZING: "The unit is kelvin.",
    }
    for wrong, hint in hints.items():
        if close(given, wrong):
            raise NotYet(hint)
    if not close(given, packed * scale + offset):
        raise NotYet("unpacked = packed × scale_factor + add_offset")


RULES = {
    "ds": ostia,
    "through_item": ostia,
    **{
        rule.__name__: rule
        for rule in (mean_celsius, store, keywords, position, theta)
    },
}
