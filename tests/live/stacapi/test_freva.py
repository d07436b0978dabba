"""A view in the query, words and values, pages that are posted and merged."""

import json

import pytest

import documents
from conftest import COUNT, pages
from freva import BASE, Freva
from loopback import serving
from terminal import printed

VIEW = "visible_collections=cmip6,obs"


@pytest.fixture(scope="module")
def server():
    items = {
        "cmip6": documents.runs(COUNT, "cmip6"),
        "obs": documents.runs(3, "obs"),
        "hidden": documents.runs(2, "hidden"),
    }
    freva = Freva(items, "http://freva.internal:7777")
    with serving(freva.application()) as address:
        freva.url = address + BASE
        yield freva


@pytest.fixture
def log(server):
    """The requests of one test."""
    server.log.clear()
    return server.log


def test_view_stays_on_every_request(server, log):
    url = f"{server.url}/?{VIEW}"
    tree = json.loads(printed("ls", url, "--depth", "2", "--json"))
    sizes = {each["title"]: len(each["children"]) for each in tree["children"]}
    assert sizes == {"CMIP6": COUNT, "OBS": 3}
    assert len(log) == 2 + COUNT // 100 + 1
    assert all(VIEW in line for line in log)


def test_without_a_view_all_is_shown(server):
    tree = json.loads(printed("ls", f"{server.url}/", "--json"))
    titles = [each["title"] for each in tree["children"]]
    assert titles == ["CMIP6", "OBS", "HIDDEN"]


def test_item_keeps_the_view(server, log):
    listed = pages(f"{server.url}/collections/obs?{VIEW}")
    item = listed["pages"][0][2]
    log.clear()
    told = json.loads(printed("describe", item["href"], "--json"))
    assert told["title"] == "Run 00002"
    assert [line.split("?")[1] for line in log] == [VIEW]


def test_search_is_posted_and_merged_page_by_page(server, log):
    found = pages(f"{server.url}/?{VIEW}", {"text": "tas"})
    assert found["error"] is None
    titles = [each["title"] for page in found["pages"] for each in page]
    assert len(titles) == COUNT // 2 + 1
    assert len(found["pages"]) == -(-len(titles) // 100)
    posted = [line for line in log if line.startswith("POST")]
    assert len(posted) == len(found["pages"])
    assert all(VIEW in line for line in posted)


def test_search_wants_all_words(server):
    found = pages(f"{server.url}/?{VIEW}", {"text": "tas day"})
    titles = {each["title"] for page in found["pages"] for each in page}
    assert titles == {
        f"Run {number:05}"
        for number in range(COUNT)
        if number % 2 == 1 and number % 3 == 0
    }


def test_search_for_a_value_in_a_collection(server):
    url = f"{server.url}/collections/obs?{VIEW}"
    found = pages(url, {"filters": {"variable": "tas"}})
    assert [each["title"] for each in found["pages"][0]] == ["Run 00001"]
