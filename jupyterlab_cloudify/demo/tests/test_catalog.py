"""The catalog is STAC that others read, and tells what the stores hold."""

import json

import pystac
import pytest
import xarray as xr


@pytest.fixture(scope="module")
def catalog(url):
    return pystac.Catalog.from_file(f"{url}catalog.json")


def test_pystac_walks_it(catalog):
    ids = {item.id for item in catalog.get_items(recursive=True)}
    assert ids == {
        "ostia-sst",
        "atlantic-profiles",
        "darwin-soi",
        "wind",
        "orca2-temperature",
        "nemo-sst",
        "hadcm3-scenarios",
        "hadcm3-e1",
        "hadcm3-a1b",
        "nemo-healpix-3",
        "nemo-healpix-4",
        "nemo-healpix-5",
        "nemo-healpix-6",
        "nemo-icosahedral",
    }
    for collection in catalog.get_collections():
        assert collection.extent.temporal.intervals[0][0] is not None


def test_every_link_has_a_title_and_no_host(demo):
    for path in demo.rglob("*.json"):
        if "stores" in path.parts or path.name.startswith("."):
            continue
        for link in json.loads(path.read_text())["links"]:
            assert link["title"]
            assert link["rel"] == "license" or "://" not in link["href"]
            if link["rel"] not in ("license", "store"):
                assert (path.parent / link["href"]).is_file()


def test_items_open_as_they_say(catalog, url):
    for item in catalog.get_items(recursive=True):
        asset = item.assets["data"]
        href = asset.get_absolute_href()
        keywords = asset.extra_fields["xarray:open_kwargs"]
        root, _, group = href.partition(".zarr/")
        if group:
            href = f"{root}.zarr"
            keywords = {**keywords, "group": group, "consolidated": True}
        dataset = xr.open_dataset(href, **keywords, decode_times=False)
        for name, told in item.properties.get("cube:variables", {}).items():
            assert list(dataset[name].dims) == told["dimensions"]
            assert dataset[name].attrs.get("units") == told.get("unit")
        assert asset.extra_fields["zarr:zarr_format"] in (2, 3)


def test_both_accesses_of_ostia_hold_the_same(catalog):
    item = catalog.get_item("ostia-sst", recursive=True)
    asset = item.assets["data"]
    other = asset.extra_fields["alternate"]["zarr-v3"]
    two = xr.open_dataset(asset.get_absolute_href(), engine="zarr")
    href = pystac.utils.make_absolute_href(other["href"], item.self_href)
    three = xr.open_dataset(href, engine="zarr", zarr_format=3)
    xr.testing.assert_equal(two, three)


def test_a_collection_is_one_store(catalog):
    collection = catalog.get_child("uk-potential-temperature")
    assert list(collection.get_items()) == []
    href = collection.assets["data"].get_absolute_href()
    dataset = xr.open_dataset(href, engine="zarr", decode_times=False)
    assert dataset.sizes["model_level_number"] == 15


@pytest.mark.parametrize(
    ("identifier", "start", "end"),
    [
        ("ostia-sst", "2006-04-16T00:00:00Z", "2010-09-16T00:00:00Z"),
        ("hadcm3-e1", "1860-06-01T00:00:00Z", "2099-06-01T00:00:00Z"),
        ("nemo-icosahedral", "2015-01-16T00:00:00Z", "2015-03-16T00:00:00Z"),
    ],
)
def test_periods(catalog, identifier, start, end):
    properties = catalog.get_item(identifier, recursive=True).properties
    assert properties["start_datetime"] == start
    assert properties["end_datetime"] == end


def test_the_unconsolidated_store_is_not_linked(demo):
    for path in demo.glob("*/*.json"):
        assert "unconsolidated" not in path.read_text()
