"""
The core against a databrowser of Freva, whose files are those of the demo.

    python -m pytest tests/live/freva --demo .cloudify/demo

``python`` has the project's ``demo`` and ``test`` extras. Node runs the core,
through ``scripts/catalog.mjs``.
"""

from pathlib import Path

import pytest

from databrowser import BASE, Databrowser
from jupyterlab_cloudify.demo import server
from jupyterlab_cloudify.demo.stores import all_stores
from loopback import serving

#: Files of which the index only knows the names.
COUNT = 1234

#: A file on disk, with a name as hostile as netCDF opens.
ON_DISK = 'tas "a\'b" & {c}.nc'


def pytest_addoption(parser):
    parser.addoption("--demo", required=True, help="Folder of a built demo")


def indexed(uri, project, variable, kind="nc", frequency="mon"):
    return {
        "file": uri.removeprefix("file://").removeprefix("slk://"),
        "uri": uri,
        "project": [project],
        "experiment": ["historical"],
        "variable": variable,
        "format": [kind],
        "time_frequency": [frequency],
    }


@pytest.fixture(scope="session")
def truth():
    """Datasets by the name of their store or file."""
    stores = all_stores()
    names = ("orca2.zarr", "scenarios.zarr")
    datasets = {name: stores[name].groups[""] for name in names}
    return {**datasets, ON_DISK: datasets["scenarios.zarr"]}


@pytest.fixture(scope="session")
def freva(pytestconfig, tmp_path_factory, truth):
    """The databrowser; its ``url`` is that of its routes."""
    path = tmp_path_factory.mktemp("pool") / ON_DISK
    truth[ON_DISK].to_netcdf(path)
    demo = Path(pytestconfig.getoption("--demo")).resolve()
    with serving(server.application(demo)) as stores:
        files = [
            indexed(f"{stores}/stores/orca2.zarr", "ocean", ["to"], "zarr"),
            indexed(f"{stores}/stores/scenarios.zarr", "cmip", ["ta"], "zarr"),
            indexed(f"file://{path}", "cmip", ["ta", "tas"], frequency="day"),
            indexed("slk:///arch/old.nc", "cmip", ["tas"]),
        ]
        files += [
            indexed(f"/pool/obs/{number:04}.nc", "obs", ["pr"])
            for number in range(COUNT)
        ]
        databrowser = Databrowser(files)
        with serving(databrowser.application()) as address:
            databrowser.host = address
            databrowser.url = address + BASE
            yield databrowser


@pytest.fixture
def log(freva):
    """The requests of one test."""
    freva.log.clear()
    return freva.log
