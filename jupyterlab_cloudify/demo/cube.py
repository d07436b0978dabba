"""Fields of STAC's datacube extension, and the period of a dataset."""

import numpy as np
import xarray as xr

DECODER = xr.coders.CFDatetimeCoder(use_cftime=True)


def period(dataset):
    """
    First and last time of a dataset.

    Parameters
    ----------
    dataset : xarray.Dataset
        With undecoded times; several time coordinates may be there, of which
        the one that ``axis: T`` or its dimension marks is taken.

    Returns
    -------
    tuple of str, or None
        In the dataset's own calendar, written as RFC 3339 asks.
    """
    times = [
        coordinate
        for coordinate in dataset.coords.values()
        if coordinate.attrs.get("standard_name") == "time"
    ]
    if not times:
        return None
    (time,) = times
    values = np.atleast_1d(time.values)
    first, last = values.min(), values.max()
    if time.attrs["units"].startswith("day as"):
        return _stamp(first), _stamp(last)
    ends = xr.Dataset({"ends": ("end", [first, last], time.attrs)})
    decoded = xr.decode_cf(ends, decode_times=DECODER).ends.values
    start, end = (date.isoformat(timespec="seconds") + "Z" for date in decoded)
    return start, end


def _stamp(number):
    """ICON's ``20150116.5`` as text; the demo's stamps are whole days."""
    day = f"{number:.0f}"
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00Z"


def dimensions(dataset, variables):
    """
    ``cube:dimensions`` of some variables.

    Parameters
    ----------
    dataset : xarray.Dataset
    variables : sequence of str
    """
    names = dict.fromkeys(
        dim for variable in variables for dim in dataset[variable].dims
    )
    return {name: _dimension(dataset, name) for name in names}


def _dimension(dataset, name):
    if name not in dataset.coords:
        return {"type": "other", "extent": [0, dataset.sizes[name] - 1]}
    coordinate = dataset[name]
    if coordinate.attrs.get("standard_name") == "time":
        return {"type": "temporal", "extent": list(period(dataset))}
    if coordinate.dtype.kind in "US":
        return {"type": "other", "values": coordinate.values.tolist()}
    axis = coordinate.attrs["axis"].lower()
    fields = {"type": "spatial", "axis": axis}
    if axis == "z":
        unit = coordinate.attrs["units"]
        return {**fields, "values": _numbers(coordinate), "unit": unit}
    values = _numbers(coordinate)
    return {**fields, "extent": [min(values), max(values)]}


def _numbers(coordinate):
    # float32 as text first: 4.444445, not 4.444445133209229.
    return [float(str(value)) for value in coordinate.values]


def variables(dataset, names):
    """``cube:variables`` of the data variables `names`."""
    return {name: _variable(dataset[name]) for name in names}


def _variable(variable):
    attributes = variable.attrs
    name = attributes.get("long_name", attributes.get("standard_name", ""))
    fields = {
        "type": "data",
        "dimensions": list(variable.dims),
        "description": name.replace("_", " "),
    }
    unit = attributes.get("units")
    return {**fields, "unit": unit} if unit else fields
