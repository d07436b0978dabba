"""rustac: a real server, in memory, over the demo and 10,000 items more."""

import json
from urllib.parse import urlsplit

import numpy as np
import pytest

from conftest import COUNT, pages
from documents import place, year
from jupyterlab_cloudify.demo.stores import all_stores
from terminal import catalog, printed

#: Entries of a page.
LIMIT = 100


@pytest.fixture(scope="module")
def tree(rustac):
    """All collections with all their items, as the core lists them."""
    return json.loads(printed("ls", f"{rustac}/", "--depth", "2", "--json"))


def items_of(tree):
    return [item for each in tree["children"] for item in each["children"]]


def test_every_collection_and_item_is_listed(tree, demo):
    collections, items = demo
    titles = {document["title"] for document in collections} | {"Runs"}
    assert {each["title"] for each in tree["children"]} == titles
    listed = items_of(tree)
    assert len({item["id"] for item in listed}) == len(listed)
    assert len(listed) == len(items) + COUNT
    expected = {item["properties"]["title"] for item in items}
    expected |= {f"Run {number:05}" for number in range(COUNT)}
    assert {item["title"] for item in listed} == expected


def test_no_node_fails(tree):
    assert all("error" not in each for each in tree["children"])


def test_ten_thousand_items_come_page_by_page(rustac):
    found = pages(f"{rustac}/collections/runs")
    assert [len(page) for page in found["pages"]] == [LIMIT] * (COUNT // LIMIT)
    assert found["requests"] == 1 + COUNT // LIMIT


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/collections", "HEALPix and triangles"),
        ("/collections/ocean", "ORCA2 sea water potential temperature"),
        ("/collections/ocean/items", "ORCA2 sea water potential temperature"),
        ("/collections/runs/items?limit=1000&skip=5", "Run 00005"),
        ("/search?ids=runs-00007", "Run 00007"),
        ("/search?datetime=2049-01-01T00:00:00Z&limit=1000", "Run 00199"),
    ],
)
def test_opens_what_is_pasted(rustac, path, first):
    listed = json.loads(printed("ls", rustac + path, "--json"))
    titles = [child["title"] for child in listed["children"]]
    assert first in titles


def test_tells_at_a_glance(tree):
    glances = {item["title"]: item["glance"] for item in items_of(tree)}
    assert glances["Run 00001"] == {
        "reach": "world",
        "frequency": "mon",
        "years": [1851, 1851],
        "variables": 1,
    }
    assert glances["HadCM3 both scenarios, air temperature"] == {
        "reach": "world",
        "years": [1860, 2099],
        "variables": 1,
    }


def test_describes_an_item(rustac):
    url = f"{rustac}/collections/scenarios/items/hadcm3-scenarios"
    told = json.loads(printed("describe", url, "--json"))
    assert told["title"] == "HadCM3 both scenarios, air temperature"
    assert told["bbox"] == [-135, 15, -45, 60]
    dimensions = told["group"]["dimensions"]
    sizes = {each["name"]: each["size"] for each in dimensions}
    scenarios = all_stores()["scenarios.zarr"].groups[""]
    assert sizes == dict(scenarios.sizes)


def test_code_gives_what_is_in_the_file(rustac, demo):
    stores = all_stores()
    _, items = demo
    for item in items:
        path = f"/collections/{item['collection']}/items/{item['id']}"
        names = {}
        exec(printed("snippet", rustac + path), names)
        asset = item["assets"]["data"]
        path = urlsplit(asset["href"]).path.removeprefix("/stores/")
        name, _, group = path.partition("/")
        group = group or asset["xarray:open_kwargs"].get("group", "")
        store = stores[name]
        compare(names["ds"], store.groups[group], store.packing)


def compare(dataset, truth, packing):
    """Numbers of data variables, to half a step where they are packed."""
    compared = 0
    for name in dataset.data_vars:
        found = dataset[name]
        if found.dtype.kind not in "fiu":
            # Bounds of time are dates by now.
            continue
        step = packing.get(name, {}).get("scale_factor", 0)
        np.testing.assert_allclose(
            found.values,
            truth[name].values,
            rtol=1e-6,
            atol=step / 2 * 1.001,
        )
        compared += 1
    assert compared > 0


def found_titles(found):
    assert found["error"] is None
    return {entry["title"] for page in found["pages"] for entry in page}


def test_searches_a_box(rustac):
    west, south, east, north = box = [-60, -20, 60.5, 40]
    found = pages(f"{rustac}/collections/runs", {"bbox": box})
    expected = {
        f"Run {number:05}"
        for number in range(COUNT)
        if west <= place(number)[0] <= east
        and south <= place(number)[1] <= north
    }
    assert found_titles(found) == expected
    assert len(found["pages"]) == -(-len(expected) // LIMIT) > 1


def test_searches_a_time_span(rustac):
    time = {"start": "1900", "end": "1949-06"}
    found = pages(f"{rustac}/collections/runs", {"time": time})
    assert found_titles(found) == {
        f"Run {number:05}"
        for number in range(COUNT)
        if 1900 <= year(number) <= 1949
    }


def test_searches_all_collections_from_the_root(rustac):
    found = pages(f"{rustac}/", {"time": {"start": "0001", "end": "1849"}})
    assert found_titles(found) == {
        "ORCA2 sea water potential temperature",
    }


def test_refuses_words_that_the_server_would_ignore(rustac):
    found = pages(f"{rustac}/", {"text": "monthly tas"})
    assert found["error"]["kind"] == "not-searchable"
    assert found["error"]["detail"] == "text"


def test_says_what_is_not_there(rustac):
    done = catalog("ls", f"{rustac}/collections/nothing")
    assert done.returncode == 1
    assert "has nothing at this address (404)." in done.stderr
