"""HEALPix and triangles are what they should be, and hold the right values."""

import numpy as np
import pytest
import xarray as xr

from jupyterlab_cloudify.demo import healpix, sources, triangles
from jupyterlab_cloudify.demo.sphere import to_radians

#: Zoom, cell, latitude and longitude as healpix_cxx gives them.
CENTRES = [
    (0, 0, 41.8103148958, 45.0),
    (0, 7, 0.0, 270.0),
    (2, 5, 41.8103148958, 78.75),
    (2, 100, -9.5940682269, 202.5),
    (2, 191, -9.5940682269, 315.0),
    (6, 1, 1.1937484371, 45.703125),
    (6, 12345, 7.1807557815, 314.296875),
    (6, 30000, -4.1815282731, 303.75),
    (6, 49151, -0.5968418305, 315.0),
]


@pytest.mark.parametrize(("zoom", "cell", "latitude", "longitude"), CENTRES)
def test_healpix_centres(zoom, cell, latitude, longitude):
    lat, lon = np.degrees(to_radians(healpix.centres(zoom)[cell]))
    assert lat == pytest.approx(latitude, abs=1e-9)
    assert lon % 360 == pytest.approx(longitude, abs=1e-9)


def test_healpix_children_stand_around_their_parent():
    parents, children = healpix.centres(4), healpix.centres(5)
    middles = children.reshape(-1, 4, 3).mean(axis=1)
    middles /= np.linalg.norm(middles, axis=-1, keepdims=True)
    # A cell of zoom 4 is 3.7 degrees wide.
    assert np.degrees(np.arccos((middles * parents).sum(-1))).max() < 0.6


def test_coarsening_leaves_out_what_is_missing():
    cells = np.array([1.0, 2.0, 3.0, 6.0, np.nan, 4.0, np.nan, 8.0])
    cells = np.concatenate([cells, np.full(4, np.nan)])
    np.testing.assert_array_equal(healpix.coarsen(cells), [3.0, 6.0, np.nan])


@pytest.mark.parametrize("divisions", [0, 1, 4])
def test_triangles_cover_the_sphere_once(divisions):
    vertices, faces = triangles.icosahedron(divisions)
    assert len(faces) == 20 * 4**divisions
    assert len(vertices) == 10 * 4**divisions + 2
    assert len(np.unique(vertices.round(9), axis=0)) == len(vertices)
    assert _areas(vertices[faces]).sum() == pytest.approx(4 * np.pi)
    edges = np.concatenate([faces, np.roll(faces, -1, axis=1)], axis=0)
    edges = np.stack([faces, np.roll(faces, -1, axis=1)], -1).reshape(-1, 2)
    shared = np.unique(np.sort(edges), axis=0, return_counts=True)[1]
    assert set(shared) == {2}


def _areas(corners):
    """Areas on the unit sphere, positive where counterclockwise."""
    a, b, c = corners.swapaxes(0, 1)
    volume = np.linalg.det(corners)
    sides = 1 + (a * b).sum(-1) + (b * c).sum(-1) + (c * a).sum(-1)
    return 2 * np.arctan2(volume, sides)


@pytest.fixture(scope="module")
def nemo():
    return sources.nemo()


def _nearest_by_search(nemo, latitude, longitude):
    """The value of the nearest grid point, by the haversines of them all."""
    lat, lon = (
        np.radians(nemo[name].values.astype("float64"))
        for name in ("nav_lat", "nav_lon")
    )
    phi, lam = np.radians(latitude), np.radians(longitude)
    distances = (
        np.sin((lat - phi) / 2) ** 2
        + np.cos(lat) * np.cos(phi) * np.sin((lon - lam) / 2) ** 2
    )
    near = np.flatnonzero(distances <= distances.min() * (1 + 1e-6) + 1e-12)
    return nemo.tos.values.reshape(nemo.sizes["time_counter"], -1)[:, near]


def _has_values_of_nearest(nemo, values, latitudes, longitudes):
    """Whether 200 cells, spread over the sphere, hold the nearest values."""
    for cell in np.linspace(0, len(latitudes) - 1, 200).astype(int):
        candidates = _nearest_by_search(
            nemo, latitudes[cell], longitudes[cell]
        )
        same = np.isclose(
            candidates, values[:, cell, None], rtol=0, atol=0, equal_nan=True
        )
        assert same.all(axis=0).any(), cell


def test_healpix_cells_hold_the_nearest_values(demo, nemo):
    stored = xr.open_dataset(
        demo / "stores" / "nemo-healpix-6.zarr", engine="zarr"
    )
    assert stored.crs.attrs["healpix_nside"] == 64
    assert stored.crs.attrs["healpix_order"] == "nest"
    latitudes, longitudes = np.degrees(to_radians(healpix.centres(6)))
    _has_values_of_nearest(nemo, stored.tos.values, latitudes, longitudes)


def test_coarser_healpix_is_made_of_finer(demo):
    fine, coarse = (
        xr.open_dataset(
            demo / "stores" / f"nemo-healpix-{zoom}.zarr", engine="zarr"
        )
        for zoom in (6, 5)
    )
    cell = int(np.flatnonzero(np.isfinite(coarse.tos.values[0]))[100])
    children = fine.tos.values[0, 4 * cell : 4 * cell + 4]
    assert coarse.tos.values[0, cell] == pytest.approx(np.nanmean(children))


def test_triangles_hold_the_nearest_values(demo, nemo):
    stored = xr.open_dataset(
        demo / "stores" / "nemo-icosahedral.zarr", engine="zarr"
    )
    assert stored.time.values.tolist() == [20150116, 20150216, 20150316]
    latitudes = np.degrees(stored.clat.values)
    longitudes = np.degrees(stored.clon.values)
    _has_values_of_nearest(nemo, stored.tos.values, latitudes, longitudes)


def test_vertices_of_cells_are_their_bounds(demo):
    stored = xr.open_dataset(
        demo / "stores" / "nemo-icosahedral.zarr", engine="zarr"
    )
    corners = stored.vertex_of_cell.values.T - 1
    np.testing.assert_array_equal(
        stored.vlat.values[corners], stored.clat_bnds.values
    )
    np.testing.assert_array_equal(
        stored.vlon.values[corners], stored.clon_bnds.values
    )
