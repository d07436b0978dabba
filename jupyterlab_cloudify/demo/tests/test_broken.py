"""What is broken is broken in the way that it says."""

import http.client
import json
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import pytest
import xarray as xr

from .test_server import ask


def test_its_catalog_names_every_fixture(url):
    catalog = json.loads(ask(url, "broken/catalog.json").body)
    titles = [link["title"] for link in catalog["links"]]
    assert len(titles) == len(set(titles)) > 20


@pytest.mark.parametrize(
    ("path", "status", "open_to_all"),
    [
        ("404.json", 404, True),
        ("429.json", 429, True),
        ("loop.json", 307, True),
        ("closed/404.json", 404, False),
        ("closed/403.json", 403, False),
    ],
)
def test_status_and_cors(url, path, status, open_to_all):
    answer = ask(url, f"broken/{path}")
    assert answer.status == status
    allowed = answer.headers["Access-Control-Allow-Origin"]
    assert allowed == ("*" if open_to_all else None)


def test_retry_after(url):
    def after(path):
        answer = ask(url, f"broken/{path}")
        assert answer.status == 503
        return answer.headers["Retry-After"]

    assert after("503-5.json") == "5"
    assert after("503-3h.json") == "10800"
    assert parsedate_to_datetime(after("503-date.json")).year > 2000


def test_many_children(url):
    body = ask(url, "broken/many/1234/catalog.json").body
    links = json.loads(body)["links"]
    assert len(links) == 1234
    last = ask(url, urljoin("broken/many/1234/", links[-1]["href"]))
    assert json.loads(last.body)["id"] == "Child 1233"


def test_a_huge_document_is_streamed(url):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request("GET", "/broken/huge.json")
    answer = connection.getresponse()
    assert int(answer.headers["Content-Length"]) > 500_000_000
    assert answer.read(20).startswith(b'{"type": "Catalog"')
    connection.close()


@pytest.mark.parametrize(
    ("manner", "status", "allowed"),
    [("403", 403, "*"), ("html", 200, "*"), ("closed", 404, None)],
)
def test_missing_keys_of_a_store(url, manner, status, allowed):
    missing = ask(url, f"broken/store/{manner}/ostia.zarr/zarr.json")
    assert missing.status == status
    assert missing.headers["Access-Control-Allow-Origin"] == allowed
    there = ask(url, f"broken/store/{manner}/ostia.zarr/.zmetadata")
    assert there.status == 200
    assert there.headers["Access-Control-Allow-Origin"] == "*"


def test_items_of_hostile_names_open(url):
    names = json.loads(ask(url, "broken/names.json").body)["links"]
    for link in names:
        item = json.loads(ask(url, urljoin("broken/", link["href"])).body)
        assert item["properties"]["title"] == link["title"]
        (asset,) = item["assets"].values()
        href = urljoin(f"{url}broken/", asset["href"])
        dataset = xr.open_dataset(href, engine="zarr", zarr_format=2)
        assert dataset.sizes == {"time": 1776}
