"""
Triangles of an icosahedron whose edges are halved again and again.

ICON's grids are made so, and its output names cells and vertices so.
"""

import numpy as np
import xarray as xr

from .sphere import nearest, to_radians

GOLDEN = (1 + 5**0.5) / 2


def icosahedron(divisions):
    """
    Triangles of an icosahedron whose edges were halved `divisions` times.

    Parameters
    ----------
    divisions : int
        0 gives 20 triangles, each more four times as many.

    Returns
    -------
    vertices : numpy.ndarray
        Unit vectors, shape ``(10 * 4**divisions + 2, 3)``.
    triangles : numpy.ndarray
        Indices of each triangle's vertices, counterclockwise seen from
        outside, shape ``(20 * 4**divisions, 3)``.
    """
    corners = [
        (0, first, second * GOLDEN) for first in (-1, 1) for second in (-1, 1)
    ]
    vertices = np.array(
        [np.roll(corner, turn) for turn in range(3) for corner in corners]
    )
    # Twice the unit edge: a face is three corners that are all so far apart.
    apart = np.linalg.norm(vertices[:, None] - vertices, axis=-1)
    near = np.isclose(apart, 2)
    triangles = np.array(
        [
            (i, j, k)
            for i in range(12)
            for j in range(i + 1, 12)
            for k in range(j + 1, 12)
            if near[i, j] and near[j, k] and near[i, k]
        ]
    )
    vertices = vertices / np.linalg.norm(vertices[0])
    inward = np.linalg.det(vertices[triangles]) < 0
    triangles[inward] = triangles[inward][:, ::-1]
    for _ in range(divisions):
        vertices, triangles = _halve(vertices, triangles)
    return vertices, triangles


def _halve(vertices, triangles):
    """Split each triangle into four at the middles of its edges."""
    edges = np.sort(
        np.stack([triangles, np.roll(triangles, -1, axis=1)], axis=-1)
    )
    unique, middle = np.unique(
        edges.reshape(-1, 2), axis=0, return_inverse=True
    )
    points = vertices[unique].sum(axis=1)
    points /= np.linalg.norm(points, axis=-1, keepdims=True)
    ab, bc, ca = (middle.reshape(-1, 3) + len(vertices)).T
    a, b, c = triangles.T
    children = np.stack([(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)])
    return (
        np.concatenate([vertices, points]),
        children.transpose(2, 0, 1).reshape(-1, 3),
    )


def on_triangles(nemo, divisions):
    """
    NEMO's temperature on triangles, written as ICON writes its output.

    ``time`` holds ICON's absolute stamps (``day as %Y%m%d.%f``), and
    ``vertex_of_cell`` counts from 1.

    Parameters
    ----------
    nemo : xarray.Dataset
        As :func:`sources.nemo` returns it.
    divisions : int
        See :func:`icosahedron`.
    """
    vertices, triangles = icosahedron(divisions)
    corners = vertices[triangles]
    centres = corners.sum(axis=1)
    centres /= np.linalg.norm(centres, axis=-1, keepdims=True)
    values = nemo.tos.values.reshape(nemo.sizes["time_counter"], -1)
    clat, clon = to_radians(centres)
    clat_bnds, clon_bnds = to_radians(corners)
    vlat, vlon = to_radians(vertices)
    tos = {
        "standard_name": "sea_surface_temperature",
        "long_name": nemo.tos.attrs["long_name"],
        "units": nemo.tos.attrs["units"],
        "CDI_grid_type": "unstructured",
        "number_of_grid_in_reference": 1,
    }
    return xr.Dataset(
        {
            "tos": (
                ("time", "ncells"),
                values[:, nearest(nemo, centres)],
                tos,
                {"_FillValue": np.nan, "coordinates": "clat clon"},
            ),
            "vertex_of_cell": (
                ("nv", "ncells"),
                (triangles.T + 1).astype("int32"),
                {"long_name": "vertices of each cell", "start_index": 1},
            ),
            **{
                f"cartesian_{axis}_vertices": (
                    "vertex",
                    vertices[:, position],
                    {"units": "meter", "long_name": f"vertex, {axis}"},
                    {"_FillValue": None},
                )
                for position, axis in enumerate("xyz")
            },
        },
        {
            "time": _icon_time(nemo.time_counter),
            **_angles("clat", "ncells", clat, "center latitude", "clat_bnds"),
            **_angles("clon", "ncells", clon, "center longitude", "clon_bnds"),
            **_angles("clat_bnds", ("ncells", "vertices"), clat_bnds),
            **_angles("clon_bnds", ("ncells", "vertices"), clon_bnds),
            **_angles("vlat", "vertex", vlat, "vertex latitude"),
            **_angles("vlon", "vertex", vlon, "vertex longitude"),
        },
        {
            "title": "NEMO sea surface temperature on an icosahedral grid",
            "CDI_grid_type": "unstructured",
        },
    )


def _icon_time(time):
    dates = xr.decode_cf(
        time.to_dataset(name="stamp"),
        decode_times=xr.coders.CFDatetimeCoder(use_cftime=True),
    ).time_counter.values
    stamps = [float(f"{date:%Y%m%d}") for date in dates]
    attributes = {
        "standard_name": "time",
        "units": "day as %Y%m%d.%f",
        "calendar": "proleptic_gregorian",
        "axis": "T",
    }
    return ("time", stamps, attributes, {"_FillValue": None})


def _angles(name, dims, values, long_name=None, bounds=None):
    if long_name is None:
        return {name: (dims, values, {}, {"_FillValue": None})}
    attributes = {
        "standard_name": long_name.split()[-1],
        "long_name": long_name,
        "units": "radian",
        **({"bounds": bounds} if bounds else {}),
    }
    return {name: (dims, values, attributes, {"_FillValue": None})}
