"""xarray and zarr open the demo's stores through the file system."""

from collections import Counter

import fsspec
import numpy as np
import pytest
import xarray as xr

#: xarray asks for a decision; the demo has a forecast period.
TIMEDELTA = {"decode_timedelta": True}

STORES = [
    # Zarr 2, Zarr 3, Zarr 3 with shards.
    ("ostia.zarr", ""),
    ("nemo.zarr", ""),
    ("ostia-v3.zarr", ""),
    # Strings, packed values, a calendar of 360 days, HEALPix.
    ("scenarios.zarr", ""),
    ("atlantic-profiles.zarr", ""),
    ("wind.zarr", ""),
    ("nemo-healpix-5.zarr", ""),
    # A group each.
    ("hadcm3.zarr", "A1B"),
    ("hadcm3.zarr", "E1"),
]


@pytest.mark.parametrize("chunks", [None, {}], ids=["numpy", "dask"])
@pytest.mark.parametrize(("name", "group"), STORES)
def test_values(client, stores, demo, name, group, chunks):
    options = {"engine": "zarr", "group": group or None, **TIMEDELTA}
    path = demo / "stores" / name
    with xr.open_dataset(path, **options) as local:
        expected = local.load()
    with xr.open_dataset(stores + name, chunks=chunks, **options) as remote:
        assert any(remote[v].chunks for v in remote) == (chunks == {})
        xr.testing.assert_identical(remote.load(), expected)
    assert len(client.requests) > len(expected.variables)


@pytest.mark.parametrize(
    ("name", "form"), [("ostia.zarr", 2), ("nemo.zarr", 3)]
)
def test_every_key_is_asked_for_once(client, stores, name, form):
    with xr.open_dataset(
        stores + name, engine="zarr", zarr_format=form, chunks={}, **TIMEDELTA
    ) as dataset:
        dataset.load()
    assert set(Counter(client.requests).values()) == {1}
    assert {method for method, _, _ in client.requests} == {"GET"}


def test_a_shard_is_read_in_parts(client, stores, demo):
    """Its index and the inner chunk, not the other 2 MB."""
    options = {"engine": "zarr", "zarr_format": 3, **TIMEDELTA}
    with xr.open_dataset(stores + "ostia-v3.zarr", **options) as remote:
        client.requests.clear()
        value = remote.surface_temperature[0, 0, 0].values
    asked = [method for method, _, part in client.requests if part]
    assert asked == ["HEAD", "GET", "GET"]
    with xr.open_dataset(demo / "stores/ostia-v3.zarr", **options) as local:
        np.testing.assert_array_equal(
            value, local.surface_temperature[0, 0, 0].values
        )


def test_a_second_look_costs_nothing(client, stores):
    def read():
        url = f"{stores}nemo.zarr"
        with xr.open_dataset(url, engine="zarr", zarr_format=3) as dataset:
            return dataset.load()

    first = read()
    sent = [url for _, url, _ in client.requests]
    xr.testing.assert_identical(read(), first)
    assert [url for _, url, _ in client.requests] == sent


@pytest.mark.filterwarnings("ignore:fs .* was not created")
@pytest.mark.parametrize("chain", ["", "simplecache::"])
def test_a_chain(client, stores, demo, chain):
    options = {"engine": "zarr", "zarr_format": 2, **TIMEDELTA}
    with xr.open_dataset(demo / "stores/ostia.zarr", **options) as local:
        expected = local.load()
    url = f"{chain}{stores}ostia.zarr"
    with xr.open_dataset(url, **options) as remote:
        xr.testing.assert_identical(remote.load(), expected)


def test_a_mapping(client, stores, demo):
    mapping = fsspec.get_mapper(f"{stores}darwin.zarr")
    with xr.open_zarr(demo / "stores/darwin.zarr") as local:
        expected = local.load()
    with xr.open_zarr(mapping) as remote:
        xr.testing.assert_identical(remote.load(), expected)
    assert client.requests


def test_a_store_whose_missing_keys_answer_403(client, stores, demo):
    """A 403 is never taken for a missing chunk, whose values are known."""
    url = f"{stores}../broken/store/403/darwin.zarr"
    with pytest.raises(PermissionError, match="zarr_format=2"):
        xr.open_dataset(url, engine="zarr")
    with (
        xr.open_dataset(url, engine="zarr", zarr_format=2) as remote,
        xr.open_zarr(demo / "stores/darwin.zarr") as local,
    ):
        xr.testing.assert_identical(remote.load(), local.load())


def test_a_store_that_is_not_there(client, stores):
    with pytest.raises(FileNotFoundError):
        xr.open_dataset(f"{stores}nothing.zarr", engine="zarr")


@pytest.mark.filterwarnings("ignore:Failed to open Zarr store")
def test_a_store_that_would_have_to_be_listed(client, stores):
    """fsspec's own class makes an empty dataset of it, and says nothing."""
    with pytest.raises(NotImplementedError, match="consolidated"):
        xr.open_dataset(f"{stores}unconsolidated.zarr", engine="zarr")
