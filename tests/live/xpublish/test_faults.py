"""Every fault of a server is named, and costs no more than it must."""

import re

import pytest
import xarray as xr

from conftest import execute, read
from faulty import IDS, FaultyServer
from terminal import catalog

#: The end of a path that leads to values.
CHUNK = re.compile(r"/(zarr|kerchunk)/.+/[\d.]+$")


@pytest.fixture
def store(demo):
    return demo / "stores" / "ostia.zarr"


@pytest.fixture
def faulty(store):
    """The server, which has been asked for nothing, and its address."""
    server = FaultyServer(store)
    with server.running() as url:
        yield server, url


def test_list_costs_one_request(faulty):
    server, url = faulty
    root = read("ls", f"{url}/datasets")
    assert [child["title"] for child in root["children"]] == IDS
    assert server.requests == ["/datasets"]


@pytest.mark.parametrize("dataset_id", [id for id in IDS if id != "tape"])
def test_nothing_is_asked_for_twice(faulty, dataset_id):
    server, url = faulty
    catalog("describe", f"{url}/datasets/{dataset_id}")
    assert f"/datasets/{dataset_id}" in server.requests
    assert len(set(server.requests)) == len(server.requests)


@pytest.mark.parametrize("dataset_id", IDS)
def test_no_chunk_is_touched_before_code_runs(faulty, dataset_id):
    server, url = faulty
    catalog("snippet", f"{url}/datasets/{dataset_id}")
    assert f"/datasets/{dataset_id}" in server.requests
    assert not list(filter(CHUNK.search, server.requests))


@pytest.mark.parametrize("dataset_id", [id for id in IDS if "well" in id])
def test_what_is_served_opens(faulty, store, dataset_id):
    _, url = faulty
    code = catalog("snippet", f"{url}/datasets/{dataset_id}").stdout
    found, expected = execute(code), xr.open_zarr(store).load()
    xr.testing.assert_identical(found, expected)


@pytest.mark.parametrize("dataset_id", [id for id in IDS if "dead" in id])
def test_what_is_gone_says_so(faulty, dataset_id):
    _, url = faulty
    answer = catalog("describe", f"{url}/datasets/{dataset_id}")
    assert answer.returncode == 1
    assert "has nothing at this address (404)" in answer.stderr


def test_what_is_forbidden_says_so(faulty):
    _, url = faulty
    told = read("describe", f"{url}/datasets/computed")
    (access,) = told["accesses"]
    assert access["href"] == f"{url}/datasets/computed/zarr"
    assert "does not allow this (403)" in told["error"]


def test_tape_says_so(faulty):
    _, url = faulty
    told = read("describe", f"{url}/datasets/tape")
    assert told["accesses"][0]["href"] == f"{url}/datasets/tape/kerchunk"
    assert [access["reach"] for access in told["accesses"]] == ["tape"] * 2
    assert "cannot serve this now (503)" in told["error"]
    assert "asks to come back in 3 hours" in told["error"]


def test_what_is_on_tape_is_told_and_not_fetched(faulty, store):
    server, url = faulty
    told = read("describe", f"{url}/datasets/archive")
    assert {access["reach"] for access in told["accesses"]} == {"tape"}
    names = {variable["name"] for variable in told["group"]["variables"]}
    assert names == set(xr.open_zarr(store).variables)
    code = catalog("snippet", f"{url}/datasets/archive").stdout
    assert "# on tape: " in code
    assert "chunks" not in code
    assert "/datasets/archive/kerchunk/.zmetadata" in server.requests
    assert not list(filter(CHUNK.search, server.requests))


def test_broken_item_is_replaced_by_what_xpublish_tells(faulty):
    _, url = faulty
    told = read("describe", f"{url}/datasets/odd")
    assert told["description"] == "As xpublish describes it"
    assert told["variables"][0]["name"] == "sst"


def test_missing_intake_catalog_says_so(faulty):
    _, url = faulty
    answer = catalog("ls", f"{url}/intake.yaml")
    assert answer.returncode == 1
    assert "has nothing at this address (404)" in answer.stderr
