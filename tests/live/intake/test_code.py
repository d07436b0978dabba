"""Code for every way in which a catalog leads to data, executed."""

import json

import numpy as np
import pytest

from conftest import Code
from terminal import catalog

#: Entries of the catalog of version 1 that xarray opens, and what comes out.
XARRAY = [
    ("plain", (), "E1"),
    ("parameter", (), "E1"),
    ("parameter", ("run=A1B",), "A1B"),
    ("file-on-the-web", (), "E1"),
    ("file-on-disk", (), "E1"),
    ("files-on-disk", (), "A1B"),
    ("references-on-the-web", (), "A1B"),
    ("references-on-disk", (), "A1B"),
    ("references-in-options", (), "A1B"),
]

#: Those that intake opens, of which xarray cannot say the last.
INTAKE = [
    ("plain", (), "E1"),
    ("parameter", ("run=A1B",), "A1B"),
    ("block", (), "E1"),
    ("block", ("run=high",), "A1B"),
    ("list", (), "A1B"),
    ("zip", (), "E1"),
]


def entry(url, document, *path):
    """The id of an entry, with which the core opens it."""
    return f"intake|{url}/{document}|{json.dumps(path)}"


def snippet(address, flavour, values=()):
    settings = [word for value in values for word in ("--set", value)]
    done = catalog("snippet", address, "--flavour", flavour, *settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


def check(found, expected):
    values = expected["air_temperature"]
    assert found["shape"] == list(values.shape)
    samples = values.values[::60, ::9, ::12].ravel()
    np.testing.assert_array_equal(found["samples"], samples)


@pytest.mark.parametrize("name, values, run", XARRAY)
def test_xarray_opens(tree, url, pythons, name, values, run):
    code = snippet(entry(url, "main.yaml", name), "xarray", values)
    assert "import intake" not in code
    check(Code().run(pythons["xarray"], code), tree[run])


@pytest.mark.parametrize("line", ["intake-0.7", "intake-2"])
@pytest.mark.parametrize("name, values, run", INTAKE)
def test_intake_opens(tree, url, pythons, line, name, values, run):
    code = snippet(entry(url, "main.yaml", name), "intake", values)
    check(Code().run(pythons[line], code), tree[run])


@pytest.mark.parametrize("name", ["block", "list", "zip"])
def test_xarray_says_nothing_of_what_it_cannot_say(tree, url, name):
    done = catalog("snippet", entry(url, "main.yaml", name))
    assert done.returncode == 1


@pytest.mark.parametrize(
    "name, flavour", [("plain", "xarray"), ("references", "xarray")]
)
def test_xarray_opens_version_2(tree, url, pythons, name, flavour):
    code = snippet(entry(url, "main2.yaml", name), flavour)
    check(Code().run(pythons["xarray"], code), tree["A1B"])


@pytest.mark.parametrize("name", ["plain", "list"])
def test_intake_opens_version_2(tree, url, pythons, name):
    code = snippet(entry(url, "main2.yaml", name), "intake")
    check(Code().run(pythons["intake-2"], code), tree["A1B"])


def test_a_nested_catalog_is_a_node_of_its_own(tree, url, pythons):
    listed = json.loads(
        catalog("ls", f"{url}/main.yaml", "--depth", "2", "--json").stdout
    )
    (below,) = (c for c in listed["children"] if c["title"] == "below")
    (child,) = below["children"]
    code = snippet(child["id"], "xarray")
    check(Code().run(pythons["xarray"], code), tree["A1B"])


def test_a_combination_without_data_is_told(tree, url):
    address = entry(url, "main.yaml", "missing")
    assert "air_temperature" in catalog("describe", address).stdout
    told = catalog("describe", address, "--set", "run=gone").stdout
    assert "(404)" in told and "air_temperature" not in told


TABLES = ["csv", "csv.gz", "parquet", "dict"]


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_a_tree(tree, url, pythons, kind):
    address = f"{url}/esm.{kind}.json"
    listed = json.loads(
        catalog("ls", address, "--depth", "3", "--json").stdout
    )
    assert [child["title"] for child in listed["children"]] == ["E1", "A1B"]
    whole, parts = listed["children"]
    assert whole["kind"] == parts["kind"] == "dataset"
    assert whole["glance"]["variables"] == 1
    code = snippet(whole["id"], "xarray")
    check(Code().run(pythons["xarray"], code), tree["E1"])


@pytest.mark.parametrize("kind", TABLES[:3])
def test_intake_esm_puts_parts_together(tree, url, pythons, kind):
    listed = json.loads(
        catalog("ls", f"{url}/esm.{kind}.json", "--json").stdout
    )
    code = snippet(listed["children"][1]["id"], "intake")
    check(Code().run(pythons["intake-2"], code), tree["A1B"])


@pytest.mark.parametrize("name", ["here", "away"])
def test_data_is_read_from_disk_or_web(tree, url, folder, pythons, name):
    code = snippet(f"{url}/{name}.json", "xarray-portable")
    assert "os.access(path, os.R_OK)" in code
    found = Code().run(pythons["xarray"], code)
    check(found, tree["E1"])
