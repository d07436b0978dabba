"""Snippets of stores that are made as the demo's are not."""

import functools
import http.server
import sys
import threading

import numpy as np
import pytest
import xarray as xr

from conftest import Kernel, option
from test_demo import problems


def forecast():
    """As of WRF: a time that is no index, in many chunks; east of 180."""
    hours = np.arange(14)
    rows, columns = np.mgrid[0:5, 0:6]
    dims = ("Time", "south_north", "west_east")
    named = {"coordinates": "XLONG XLAT XTIME"}
    since = {"units": "minutes since 2005-08-31 00:00:00"}
    return xr.Dataset(
        {
            "T2": (dims, np.arange(14 * 30.0).reshape(14, 5, 6), named),
            "XTIME": ("Time", hours * 180.0, since),
            "XLAT": (dims[1:], 20.5 + rows, {"units": "degree_north"}),
            "XLONG": (dims[1:], 175.5 + columns, {"units": "degree_east"}),
        }
    )


def soil():
    """Two levels of the same depth, on a grid of which one chunk is a row."""
    dims = ("time", "depth", "lat", "lon")
    since = {"units": "hours since 2005-08-31 00:00:00"}
    return xr.Dataset(
        {"tsl": (dims, np.arange(14 * 3 * 8 * 9.0).reshape(14, 3, 8, 9))},
        coords={
            "time": ("time", np.arange(14) * 3, since),
            "depth": ("depth", [5.0, 5.0, 20.0], {"axis": "Z"}),
            "lat": ("lat", 80.0 - 20 * np.arange(8)),
            "lon": ("lon", 40.0 * np.arange(9)),
        },
    )


def pivoted():
    """Longitudes that begin anew in the middle, in many chunks."""
    dims = ("time", "lat", "lon")
    since = {"units": "days since 2005-08-31"}
    return xr.Dataset(
        {"sst": (dims, np.arange(2 * 6 * 18.0).reshape(2, 6, 18))},
        coords={
            "time": ("time", [0, 1], since),
            "lat": ("lat", 25.0 - 10 * np.arange(6)),
            "lon": ("lon", (200.0 + 20 * np.arange(18)) % 360),
        },
    )


def named_alike():
    """Coordinates of two dimensions, which are called as these are."""
    dims = ("lat", "lon")
    rows, columns = np.mgrid[0:6, 0:12]
    return xr.Dataset(
        {"sst": (("time", *dims), np.arange(2 * 72.0).reshape(2, 6, 12))},
        coords={
            "time": ("time", [0, 1], {"units": "days since 2005-08-31"}),
            "lat": (dims, 10.0 * rows + columns),
            "lon": (dims, 30.0 * columns + rows),
        },
    )


# Chunks along the first dimension.
LENGTHS = {"T2": 2, "XTIME": 2, "time": 2, "lat": 2, "lon": 3}


class Odd:
    """What the stores hold, as ``truth.Truth`` tells it of the demo."""

    def __init__(self, stores):
        self._stores = stores

    def dataset(self, case):
        return self._stores[case["href"].split("/")[-1]]

    def tolerance(self, case, name):
        return 0


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Datasets by the name of their store, and the address of its folder."""
    folder = tmp_path_factory.mktemp("odd")
    datasets = {
        "forecast.zarr": forecast(),
        "soil.zarr": soil(),
        "pivoted.zarr": pivoted(),
        "named-alike.zarr": named_alike(),
    }
    for name, dataset in datasets.items():
        chunks = {
            each: {"chunks": (length, *dataset[each].shape[1:])}
            for each, length in LENGTHS.items()
            if each in dataset.variables
        }
        dataset.to_zarr(
            folder / name, zarr_format=2, consolidated=True, encoding=chunks
        )
    handler = functools.partial(QuietFiles, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield datasets, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class QuietFiles(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        pass


# xarray of early 2023 opens no coordinates that are named as their dimensions.
@pytest.mark.parametrize(
    ("environment", "store"),
    [
        ("newest", "forecast.zarr"),
        ("newest", "soil.zarr"),
        ("newest", "pivoted.zarr"),
        ("newest", "named-alike.zarr"),
        ("early-2023", "forecast.zarr"),
        ("early-2023", "soil.zarr"),
        ("early-2023", "pivoted.zarr"),
    ],
)
def test_values_are_those_that_were_written(
    store, environment, stores, tmp_path, pytestconfig
):
    datasets, address = stores
    python = (
        sys.executable
        if environment == "newest"
        else option(pytestconfig, "--early-python")
    )
    kernel = Kernel(python, f"{address}/{store}", tmp_path)
    answers = kernel.execute(kernel.cases)
    names = {key.split(":")[-1] for key in kernel.cases}
    assert names >= {"month-none", "box-unread-none", "together-native"}
    odd = Odd(datasets)
    wrong = []
    for key, answer in answers.items():
        case = kernel.cases[key]
        # Of longitudes in many chunks nobody knows where they begin anew.
        seam = "unread" if store == "pivoted.zarr" else ""
        found = (
            [answer["error"]]
            if "error" in answer
            else problems({**case, "id": key + seam}, answer, odd)
        )
        wrong += [f"{key}: {problem}" for problem in found]
    assert not wrong, "\n".join(wrong)
