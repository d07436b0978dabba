"""Points on the sphere, and which of a grid's points is nearest to them."""

import numpy as np
from scipy.spatial import KDTree


def to_vectors(latitude, longitude):
    """
    Unit vectors of points on the sphere.

    Parameters
    ----------
    latitude, longitude : array_like
        Degrees, of one shape.

    Returns
    -------
    numpy.ndarray
        That shape with a last axis of 3: x, y, z.
    """
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.stack(
        [np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)],
        axis=-1,
    )


def to_radians(vectors):
    """Latitude and longitude in radians of unit vectors (last axis of 3)."""
    x, y, z = np.moveaxis(vectors, -1, 0)
    return np.arcsin(np.clip(z, -1, 1)), np.arctan2(y, x)


def nearest(dataset, centres):
    """
    Index of the grid point of NEMO that is nearest to each cell's centre.

    Parameters
    ----------
    dataset : xarray.Dataset
        With ``nav_lat`` and ``nav_lon`` in degrees.
    centres : numpy.ndarray
        Unit vectors, shape ``(cells, 3)``.

    Returns
    -------
    numpy.ndarray
        Positions in the flattened ``(y, x)`` grid.
    """
    points = to_vectors(dataset.nav_lat.values, dataset.nav_lon.values)
    return KDTree(points.reshape(-1, 3)).query(centres)[1]
