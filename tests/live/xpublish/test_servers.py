"""Real servers are walked, described, and opened by the code for them."""

import pytest
import xarray as xr

from conftest import NAMES, execute, read
from terminal import catalog

IDS = [f"demo.published.{name}" for name in NAMES]


def truth(demo, dataset_id):
    """The dataset as it is in the file that is published."""
    name = dataset_id.split(".")[-1]
    return xr.open_zarr(demo / "stores" / f"{name}.zarr").load()


def assert_same(found, expected):
    """Values, dimensions and names are those of the file."""
    assert set(found.variables) == set(expected.variables)
    # Which variables are coordinates is not said by every route.
    xr.testing.assert_equal(
        found.reset_coords(), expected.reset_coords()[list(found.variables)]
    )


@pytest.mark.parametrize("path", ["", "/", "/datasets", "/openapi.json"])
def test_any_address_of_a_server_opens_its_list(plain, path):
    url, _ = plain
    root = read("ls", url + path)
    assert root["href"] == f"{url}/datasets"
    assert [child["title"] for child in root["children"]] == IDS


@pytest.mark.parametrize("path", ["", "/", "/info", "/zarr"])
def test_any_address_of_a_dataset_opens_it(plain, path):
    url, zarr_format = plain
    told = read("describe", f"{url}/datasets/{IDS[0]}{path}")
    (access,) = told["accesses"]
    assert access["href"] == f"{url}/datasets/{IDS[0]}/zarr"
    assert access["zarrFormat"] == zarr_format
    assert told["group"]["variables"]


@pytest.mark.parametrize("dataset_id", IDS)
def test_code_reads_what_is_in_the_file(plain, demo, dataset_id):
    url, zarr_format = plain
    answer = catalog("snippet", f"{url}/datasets/{dataset_id}")
    assert f"zarr_format={zarr_format}" in answer.stdout
    assert "consolidated=True" in answer.stdout
    assert_same(execute(answer.stdout), truth(demo, dataset_id))


def test_server_without_zarr_says_so(bare):
    url = f"{bare}/datasets/{IDS[0]}"
    told = read("describe", url)
    assert [variable["name"] for variable in told["variables"]]
    assert told["accesses"] == []
    answer = catalog("snippet", url)
    assert answer.returncode == 1
    assert "names no way to the data" in answer.stderr


@pytest.mark.parametrize("dataset_id", IDS)
def test_stored_bytes_come_first(cloudify, demo, dataset_id):
    url = f"{cloudify}/datasets/{dataset_id}"
    told = read("describe", url)
    assert told["description"] == "As cloudify describes it"
    assert [access["href"] for access in told["accesses"]] == [
        f"{url}/kerchunk",
        f"{url}/zarr",
    ]
    code = catalog("snippet", url).stdout
    assert f"{url}/kerchunk" in code
    assert_same(execute(code), truth(demo, dataset_id))


def test_what_is_not_stored_is_computed(cloudify, demo):
    url = f"{cloudify}/datasets/demo.computed.wind"
    (access,) = read("describe", url)["accesses"]
    assert access["href"] == f"{url}/zarr"
    found = execute(catalog("snippet", url).stdout)
    expected = truth(demo, "wind")
    for name in expected.data_vars:
        xr.testing.assert_equal(found[name], expected[name] * 2)
