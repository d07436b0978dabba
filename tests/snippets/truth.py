"""
What a snippet of the demo must give, worked out from the files that the demo
was made from, without a Zarr store and without the core's own selection.
"""

from urllib.parse import urlsplit

import cftime
import numpy as np

from jupyterlab_cloudify.demo.stores import all_stores

SECONDS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


class Truth:
    """The demo's datasets, as they were before they were written."""

    def __init__(self):
        self._stores = all_stores()

    def dataset(self, case):
        return self._store(case).groups[case["group"]]

    def tolerance(self, case, name):
        """Half a step where the store packs floats into integers."""
        packing = self._store(case).packing.get(name, {})
        return packing.get("scale_factor", 0) / 2 * 1.001

    def _store(self, case):
        return self._stores[urlsplit(case["href"]).path.split("/")[-1]]


def values_of(variable, dataset, is_duration):
    """Values of a variable as ``execute.plain`` writes them."""
    values = variable.values
    stamp = time_attributes(variable, dataset)
    if stamp is not None:
        dates = cftime.num2date(
            values,
            stamp["units"],
            stamp.get("calendar", "standard"),
            only_use_cftime_datetimes=True,
        )
        texts = [
            date.isoformat(timespec="seconds")
            for date in np.asarray(dates).ravel()
        ]
        return np.array(texts, dtype="U").reshape(values.shape)
    if is_duration:
        return values.astype("float64") * SECONDS[variable.attrs["units"]]
    return values.astype("U") if values.dtype.kind == "O" else values


def time_attributes(variable, dataset):
    """Attributes that decode a time; bounds have those of their time."""
    candidates = [variable] + [
        other
        for other in dataset.variables.values()
        if other.attrs.get("bounds") == variable.name
    ]
    for candidate in candidates:
        if " since " in str(candidate.attrs.get("units", "")):
            return candidate.attrs
    return None


def positions(dataset, case):
    """Which positions of each dimension the picks leave, as index arrays."""
    picks = case["picks"]
    kept = {name: np.arange(size) for name, size in dataset.sizes.items()}
    if picks["time"]:
        time = dataset[case["time"]]
        (dimension,) = time.dims
        kept[dimension] = np.flatnonzero(
            in_month(time, dataset, picks["time"])
        )
    for dimension, position in picks["levels"].items():
        kept[dimension] = position
    if picks["box"]:
        kept.update(block(dataset, case["coordinates"], picks["box"]))
    return kept


def joined(dataset, case):
    """
    The dataset as code leaves it whose box lies on both sides of the seam of
    a regular grid: its longitudes begin at the west of the box. The seam is
    in the middle of the gap between the last longitude and the first.
    """
    box, coordinates = case["picks"]["box"], case["coordinates"]
    if not box or coordinates["radians"] or "unread" in case["id"]:
        return dataset
    name = coordinates["longitude"]
    values = dataset[name].values
    seam = values.min() - max(0, 360 - np.ptp(values)) / 2
    is_whole = (box["west"] - seam) % 360 <= (box["east"] - seam) % 360
    if name not in dataset.indexes or is_whole:
        return dataset
    begin = int(np.floor((box["west"] + 180) % 360 - 180))
    turned = (values - begin) % 360 + begin
    return dataset.assign_coords({name: turned}).sortby(name)


def in_month(time, dataset, picked):
    assert picked["from"] == picked["to"]
    month = picked["from"]
    if time_attributes(time, dataset) is None:
        # ICON's `day as %Y%m%d.%f`.
        texts = [f"{stamp:.0f}" for stamp in time.values]
        return [text.startswith(month.replace("-", "")) for text in texts]
    texts = values_of(time, dataset, False)
    return [text.startswith(month) for text in texts]


def block(dataset, coordinates, box):
    """Rows and columns that have a point in the box."""
    scale = np.degrees(1) if coordinates["radians"] else 1
    latitude = dataset[coordinates["latitude"]] * scale
    longitude = dataset[coordinates["longitude"]] * scale
    width = (box["east"] - box["west"]) % 360
    inside = (
        (latitude >= box["south"])
        & (latitude <= box["north"])
        & ((longitude - box["west"]) % 360 <= width)
    ).transpose(*coordinates["dims"])
    axes = range(inside.ndim)
    return {
        dimension: np.flatnonzero(
            inside.values.any(axis=tuple(set(axes) - {axis}))
        )
        for axis, dimension in enumerate(inside.dims)
    }
