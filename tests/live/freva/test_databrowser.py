"""A tree of facets, files page by page, and code that opens them."""

import json

import numpy as np
import pytest

from conftest import COUNT, ON_DISK
from terminal import printed

ALL = "/extended-search/freva/uri"


def listed(url, *arguments):
    return json.loads(printed("ls", url, "--json", *arguments))["children"]


def titles(entries):
    return [entry["title"] for entry in entries]


def test_flavours_are_listed(freva, log):
    assert titles(listed(f"{freva.url}/overview")) == ["freva"]
    assert len(log) == 1


def test_is_found_below_its_host(freva):
    assert titles(listed(freva.host)) == ["freva"]


def test_facets_come_before_files_which_come_page_by_page(freva, log):
    children = listed(freva.url + ALL)
    facets = ["project", "variable", "format", "time_frequency"]
    assert titles(children)[: len(facets)] == facets
    files = children[len(facets) :]
    assert len({file["id"] for file in files}) == len(files) == COUNT + 4
    # What was pasted, and a hundred files a page.
    assert len(log) == 1 + -(-(COUNT + 4) // 100)


def test_values_have_counts(freva, log):
    children = listed(freva.url + ALL, "--depth", "2")
    values = {
        child["title"]: titles(child["children"])
        for child in children
        if child["kind"] == "catalog"
    }
    assert values == {
        "project": ["cmip (3)", "obs (1234)", "ocean (1)"],
        "variable": ["pr (1234)", "ta (2)", "tas (2)", "to (1)"],
        "format": ["nc (1236)", "zarr (2)"],
        "time_frequency": ["day (1)", "mon (1237)"],
    }
    # Values come with the query that they are of.
    assert len(log) == 1 + -(-(COUNT + 4) // 100)


@pytest.mark.parametrize("route", ["extended", "metadata", "data"])
def test_every_search_is_pasted_as_it_is(freva, route):
    url = f"{freva.url}/{route}-search/freva/uri?project=cmip"
    children = listed(url)
    assert "project" not in titles(children)
    reaches = {
        child["title"]: child["glance"]["reach"]
        for child in children
        if child["kind"] == "dataset"
    }
    assert reaches == {
        "scenarios.zarr": "world",
        ON_DISK: "site",
        "old.nc": "tape",
    }


def test_describes_a_file(freva):
    (file,) = [
        child
        for child in listed(f"{freva.url}{ALL}?project=cmip")
        if child["title"] == "old.nc"
    ]
    told = json.loads(printed("describe", file["id"], "--json"))
    assert told["title"] == "old.nc"
    assert told["variables"] == [
        {"name": "tas", "description": None, "unit": None}
    ]
    (access,) = told["accesses"]
    assert access["href"] == "slk:///arch/old.nc"
    assert access["reach"] == "tape"


@pytest.mark.parametrize("name", ["orca2.zarr", "scenarios.zarr", ON_DISK])
def test_code_gives_what_is_in_the_file(freva, truth, name):
    query = "project=ocean" if name == "orca2.zarr" else "project=cmip"
    (file,) = [
        child
        for child in listed(f"{freva.url}{ALL}?{query}")
        if child["title"] == name
    ]
    names = {}
    exec(printed("snippet", file["id"]), names)
    compared = 0
    for variable in names["ds"].data_vars:
        found = names["ds"][variable]
        # Bounds of time are dates by now.
        if found.dtype.kind in "fiu":
            expected = truth[name][variable].values
            np.testing.assert_allclose(found.values, expected, rtol=1e-6)
            compared += 1
    assert compared > 0
