"""
HEALPix: equal areas, numbered in nested order.

The four children of cell ``i`` are ``4 i`` to ``4 i + 3`` one zoom level
deeper. Formulas: Gorski et al. 2005, doi:10.1086/427976, section 5.
"""

import numpy as np
import xarray as xr

from .sphere import nearest

#: Row (in units of the face's side, from the north pole) of the southern
#: corner of each of the 12 faces, and its longitude in units of 45 degrees.
FACE_ROW = np.repeat([2, 3, 4], 4)
FACE_LONGITUDE = np.array([1, 3, 5, 7, 0, 2, 4, 6, 1, 3, 5, 7])


def centres(zoom):
    """
    Unit vectors of the cells' centres.

    Parameters
    ----------
    zoom : int
        The sphere has ``12 * 4**zoom`` cells.

    Returns
    -------
    numpy.ndarray
        Shape ``(cells, 3)``, cells in nested order.
    """
    nside = 2**zoom
    cells = np.arange(12 * nside**2)
    face, inside = np.divmod(cells, nside**2)
    x, y = _every_other_bit(inside, zoom), _every_other_bit(inside >> 1, zoom)
    row = FACE_ROW[face] * nside - x - y - 1
    # Cells in a quarter of the row: fewer towards the poles.
    width = np.minimum(np.minimum(row, 4 * nside - row), nside)
    polar = width < nside
    cap = 1 - width**2 / (3 * nside**2)
    z = np.where(
        polar,
        np.where(row < nside, cap, -cap),
        (2 * nside - row) * 2 / (3 * nside),
    )
    lam = np.pi / 4 * (FACE_LONGITUDE[face] + (x - y) / width)
    r = np.sqrt((1 - z) * (1 + z))
    return np.stack([r * np.cos(lam), r * np.sin(lam), z], axis=-1)


def _every_other_bit(numbers, count):
    """The `count` bits at even places of `numbers`, moved together."""
    bits = np.zeros_like(numbers)
    for bit in range(count):
        bits |= ((numbers >> 2 * bit) & 1) << bit
    return bits


def coarsen(cells):
    """
    Means over the four children of each HEALPix cell, one zoom level up.

    A cell is missing only where all its children are.

    Parameters
    ----------
    cells : numpy.ndarray
        Values with cells in nested order along the last axis.
    """
    children = cells.reshape(*cells.shape[:-1], -1, 4)
    known = np.isfinite(children)
    total = np.where(known, children, 0).sum(axis=-1, dtype="float64")
    count = known.sum(axis=-1)
    with np.errstate(invalid="ignore"):
        return (total / count).astype(cells.dtype)


def on_healpix(nemo, zoom):
    """
    NEMO's temperature on HEALPix: each cell takes the nearest grid point.

    Parameters
    ----------
    nemo : xarray.Dataset
        As :func:`sources.nemo` returns it.
    zoom : int
        ``12 * 4**zoom`` cells.

    Returns
    -------
    xarray.Dataset
        ``tos(time, cell)`` and ``crs``, in the conventions of easy.gems.
    """
    index = nearest(nemo, centres(zoom))
    values = nemo.tos.values.reshape(nemo.sizes["time_counter"], -1)
    return _healpix(nemo, values[:, index])


def coarser(dataset):
    """The same HEALPix dataset one zoom level up; see :func:`coarsen`."""
    return _healpix(dataset, coarsen(dataset.tos.values))


def _healpix(dataset, values):
    kept = ("standard_name", "long_name", "units", "cell_methods")
    attributes = {
        **{key: dataset.tos.attrs[key] for key in kept},
        "grid_mapping": "crs",
    }
    nside = int((values.shape[-1] / 12) ** 0.5)
    mapping = {
        "grid_mapping_name": "healpix",
        "healpix_nside": nside,
        "healpix_order": "nest",
    }
    name = "time_counter" if "time_counter" in dataset.dims else "time"
    stamps = {k: v for k, v in dataset[name].attrs.items() if k != "bounds"}
    encoding = {"_FillValue": None}
    return xr.Dataset(
        {
            "tos": (
                ("time", "cell"),
                values,
                attributes,
                {"_FillValue": np.nan},
            )
        },
        {
            "time": ("time", dataset[name].values, stamps, encoding),
            "crs": ((), np.int32(0), mapping, encoding),
        },
        {"title": "NEMO sea surface temperature on HEALPix"},
    )
