"""Every store, read over HTTP, holds the values it was made from."""

import numpy as np
import pytest
import xarray as xr
import zarr

from jupyterlab_cloudify.demo import sources, stores

NAMES = [
    (store.name, group)
    for store in stores.all_stores().values()
    if store.consolidated
    for group in store.groups
]


@pytest.mark.parametrize(("name", "group"), NAMES)
def test_values_are_those_of_the_source(url, all_stores, name, group):
    store = all_stores[name]
    source = store.groups[group]
    opened = xr.open_dataset(
        f"{url}stores/{name}",
        engine="zarr",
        group=group or None,
        zarr_format=store.zarr_format,
        consolidated=True,
        decode_times=False,
        chunks=None,
    ).load()
    assert set(opened.variables) == set(source.variables)
    assert opened.sizes == source.sizes
    for variable, values in source.variables.items():
        tolerance = store.packing.get(variable, {}).get("scale_factor", 0) / 2
        _equal(opened[variable].variable, values, tolerance)


def _equal(found, expected, tolerance):
    assert found.dims == expected.dims
    if tolerance:
        # Of float32 about 288, eight digits are known.
        np.testing.assert_allclose(
            found.values, expected.values, rtol=1e-7, atol=tolerance
        )
    else:
        np.testing.assert_array_equal(found.values, expected.values)
    for key in ("units", "calendar", "standard_name"):
        assert found.attrs.get(key) == expected.attrs.get(key)


def test_times_decode_in_the_calendar_of_the_source(url):
    decoder = xr.coders.CFDatetimeCoder(use_cftime=True)
    nemo = xr.open_dataset(
        f"{url}stores/nemo.zarr", engine="zarr", decode_times=decoder
    )
    dates = nemo.time_counter.values
    assert [date.isoformat() for date in dates] == [
        "2015-01-16T00:00:00",
        "2015-02-16T00:00:00",
        "2015-03-16T00:00:00",
    ]
    assert dates[0].calendar == "360_day"


def test_nemo_has_its_three_months(demo):
    written = xr.open_dataset(demo / "stores" / "nemo.zarr", engine="zarr")
    for position, month in enumerate(sources.NEMO_MONTHS):
        file = sources.read(f"NEMO/nemo_1m_{month}_grid-T.nc")
        np.testing.assert_array_equal(
            written.tos[position].values, file.tos[0].values
        )


@pytest.mark.parametrize("name", ["A1B", "E1"])
def test_a_group_and_a_slice_of_both_hold_the_same_run(demo, name):
    tree = xr.open_datatree(demo / "stores" / "hadcm3.zarr", engine="zarr")
    both = xr.open_dataset(demo / "stores" / "scenarios.zarr", engine="zarr")
    np.testing.assert_array_equal(
        tree[name].air_temperature.values,
        both.air_temperature.sel(scenario=name).values,
    )


def test_stores_have_what_real_ones_have(demo):
    def array(path):
        return zarr.open_array(demo / "stores" / path, mode="r")

    ostia = array("ostia.zarr/surface_temperature")
    assert ostia.chunks == (6, 18, 432)
    assert array("ostia-v3.zarr/surface_temperature").shards == (18, 18, 432)
    packed = array("atlantic-profiles.zarr/theta")
    assert packed.dtype == "int16"
    assert packed.attrs["scale_factor"] == 0.001
    texts = array("scenarios.zarr/scenario")[:]
    assert texts.tolist() == ["A1B", "E1"]


def test_one_store_is_not_consolidated(demo):
    unconsolidated = demo / "stores" / "unconsolidated.zarr"
    assert (unconsolidated / ".zgroup").exists()
    assert not (unconsolidated / ".zmetadata").exists()
