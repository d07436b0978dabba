"""Kerchunk references, in JSON and in Parquet, to NetCDF files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import fsspec
import iris_sample_data
import numpy as np
import pytest
import xarray as xr
from kerchunk.df import refs_to_dataframe
from kerchunk.hdf import SingleHdf5ToZarr

from jupyterlab_cloudify.demo import server

from .server import serving

#: fsspec writes and reads with it all the same.
pytestmark = pytest.mark.filterwarnings(
    "ignore:The 'fastparquet' engine", "ignore:The 'future.infer_string'"
)

NAME = "ostia_monthly.nc"

SOURCE = Path(iris_sample_data.path) / NAME

#: kerchunk turns the (meaningless) integer of the grid mapping into a NaN.
OPEN = {"drop_variables": "latitude_longitude", "decode_timedelta": True}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("references")


@pytest.fixture(scope="module")
def address(folder):
    """A NetCDF file, and references to its chunks there."""
    with serving(server.application(folder)) as url:
        shutil.copy(SOURCE, folder)
        with SOURCE.open("rb") as file:
            references = SingleHdf5ToZarr(file, url + NAME).translate()
        (folder / "ostia.json").write_text(json.dumps(references))
        refs_to_dataframe(references, str(folder / "ostia.parquet"))
        yield url


@pytest.fixture(scope="module")
def expected():
    with xr.open_dataset(SOURCE, engine="netcdf4", **OPEN) as dataset:
        return dataset.load()


def options(url):
    return {
        "fo": url,
        "remote_protocol": "http",
        "remote_options": {"asynchronous": True},
    }


@pytest.mark.parametrize("chunks", [None, {}], ids=["numpy", "dask"])
@pytest.mark.parametrize("name", ["ostia.json", "ostia.parquet"])
def test_values(client, address, expected, name, chunks):
    with xr.open_dataset(
        "reference://",
        engine="zarr",
        consolidated=False,
        chunks=chunks,
        storage_options=options(address + name),
        **OPEN,
    ) as dataset:
        xr.testing.assert_equal(dataset.load(), expected)
    parts = [part for _, url, part in client.requests if url.endswith(".nc")]
    assert parts
    assert all(parts)


@pytest.mark.parametrize("name", ["ostia.json", "ostia.parquet"])
def test_a_mapping(client, address, name):
    mapping = fsspec.get_mapper(
        "reference://", fo=address + name, remote_protocol="http"
    )
    with fsspec.open(address + "ostia.json") as file:
        references = json.load(file)["refs"]
    _, offset, size = references["surface_temperature/0.0.0"]
    chunk = SOURCE.read_bytes()[offset : offset + size]
    assert mapping["surface_temperature/0.0.0"] == chunk
    many = [f"surface_temperature/{n}.0.0" for n in range(4)]
    assert mapping.getitems(many)[many[0]] == chunk


def test_the_engine_of_kerchunk(client, address, expected):
    with xr.open_dataset(
        address + "ostia.json",
        engine="kerchunk",
        storage_options={
            "remote_protocol": "http",
            "remote_options": {"asynchronous": True},
        },
        **OPEN,
    ) as dataset:
        xr.testing.assert_equal(dataset.load(), expected)


@pytest.mark.parametrize("chunks", [None, {}], ids=["numpy", "dask"])
def test_plain_chunks(client, url, chunks):
    with xr.open_dataset(
        "reference://",
        engine="zarr",
        consolidated=False,
        chunks=chunks,
        storage_options=options(f"{url}reference.json"),
    ) as dataset:
        np.testing.assert_array_equal(dataset.number, np.arange(50_000))


def test_parquet_without_fastparquet(folder, address):
    """As in Pyodide, which has only pyarrow."""
    code = """if True:
        import sys
        sys.modules["fastparquet"] = None
        import fsspec
        from fetchfs.parquet import read_with_pyarrow
        read_with_pyarrow()
        fs = fsspec.filesystem(
            "reference", fo=sys.argv[1], remote_protocol="file"
        )
        print(fs.references["surface_temperature/0.0.0"][0])
    """
    answer = subprocess.run(
        [sys.executable, "-c", code, str(folder / "ostia.parquet")],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
    )
    assert answer.stdout.strip() == address + NAME, answer.stderr
