"""Bytes, parts and lists of what is below the roots."""

from urllib.parse import quote

import numpy as np
import pytest
import xarray as xr

from .conftest import MAX_BYTES, MAX_ENTRIES
from .site import BASE_URL, TOKEN

NUMBERS = bytes(range(100))


@pytest.fixture
def ask(site, place):
    """Ask for something below `work`, its name encoded."""

    def ask(path, *args, query="", **kwargs):
        address = quote(f"{place}/work/{path}").rstrip("/")
        return site.ask(f"cloudify/files{address}{query}", *args, **kwargs)

    return ask


def test_whole_file(ask):
    reply = ask("numbers")
    assert (reply.status, reply.body) == (200, NUMBERS)
    assert reply.headers["Accept-Ranges"] == "bytes"
    assert reply.headers["Content-Length"] == "100"


def test_head_tells_the_size_of_any_file(ask):
    for name, size in {"numbers": 100, "large": MAX_BYTES + 1}.items():
        reply = ask(name, "HEAD")
        assert (reply.status, reply.body) == (200, b"")
        assert reply.headers["Content-Length"] == str(size)


@pytest.mark.parametrize(
    "header, part",
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=10-19", slice(10, 20)),
        ("bytes=90-", slice(90, 100)),
        ("bytes=90-999", slice(90, 100)),
        ("bytes=-7", slice(93, 100)),
        ("bytes=-999", slice(0, 100)),
    ],
)
def test_range_is_right_to_the_byte(ask, header, part):
    for method in ("GET", "HEAD"):
        reply = ask("numbers", method, Range=header)
        expected = NUMBERS[part]
        assert reply.status == 206
        assert reply.body == (expected if method == "GET" else b"")
        assert reply.headers["Content-Length"] == str(len(expected))
        assert reply.headers["Content-Range"] == (
            f"bytes {part.start}-{part.stop - 1}/100"
        )


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0", "bytes=500-600"])
def test_range_beyond_the_end(ask, header):
    reply = ask("numbers", Range=header)
    assert (reply.status, reply.body, reply.code) == (416, b"", None)
    assert reply.headers["Content-Range"] == "bytes */100"


def test_empty_file(ask):
    assert (ask("empty").status, ask("empty").body) == (200, b"")
    assert ask("empty", Range="bytes=0-").status == 416
    assert ask("empty", Range="bytes=-5").status == 416


@pytest.mark.parametrize(
    "header", ["bytes=1-2,5-6", "bytes=-", "bytes=9-1", "lines=1-2", "1-2"]
)
def test_range_that_is_none_is_ignored(ask, header):
    reply = ask("numbers", Range=header)
    assert (reply.status, reply.body) == (200, NUMBERS)


def test_unchanged_file_is_not_sent_again(ask, place):
    path = place / "work" / "changing"
    path.write_text("one")
    tag = ask("changing").headers["ETag"]
    reply = ask("changing", If_None_Match=tag)
    assert (reply.status, reply.body) == (304, b"")
    path.write_text("two!")
    reply = ask("changing", If_None_Match=tag)
    assert (reply.status, reply.body) == (200, b"two!")
    # The part of another version is not mixed with what the reader has.
    reply = ask("changing", Range="bytes=1-2", If_Range=tag)
    assert (reply.status, reply.body) == (200, b"two!")
    tag = reply.headers["ETag"]
    assert ask("changing", Range="bytes=1-2", If_Range=tag).body == b"wo"


def test_large_file_comes_in_parts(ask, place):
    expected = (place / "work" / "large").read_bytes()
    reply = ask("large")
    assert (reply.status, reply.code) == (413, "too-large")
    assert ask("large", Range="bytes=0-").code == "too-large"
    parts = [f"bytes=0-{MAX_BYTES - 1}", f"bytes={MAX_BYTES}-"]
    assert b"".join(ask("large", Range=part).body for part in parts) == (
        expected
    )


def test_missing_key_of_a_store_is_a_plain_404(ask):
    for path in ("missing", "runs/missing", "numbers/0.0", "runs", "nothing"):
        reply = ask(path)
        assert (reply.status, reply.code) == (404, "not-found")


@pytest.mark.parametrize("name", ["runs/näme %2f #1?.txt", "back\\slash"])
def test_any_name_can_be_asked_for(ask, place, name):
    assert ask(name).body == (place / "work" / name).read_bytes()


def test_folder_is_listed(ask, place):
    reply = ask("", query="?list")
    entries = {entry["name"]: entry for entry in reply.json["entries"]}
    assert list(entries) == sorted(entries)
    assert entries["numbers"] == {
        "name": "numbers",
        "type": "file",
        "size": 100,
    }
    assert entries["runs"]["type"] == "directory"
    # Inside of another root; what leads outside, or is hidden, is not told.
    assert entries["pool-link"]["type"] == "directory"
    assert ".zmetadata" in entries
    unseen = {".ssh", ".hidden", "ssh-link", "key-link", "chain", "up"}
    unseen |= {"secret-link", "around", "nothing", "pipe"}
    assert not unseen & set(entries)
    assert "more" not in reply.json
    assert ask("numbers", query="?list").code == "not-found"
    assert ask("missing", query="?list").code == "not-found"


def test_long_list_ends(ask, place):
    folder = place / "work" / "many"
    folder.mkdir()
    for number in range(MAX_ENTRIES):
        (folder / f"{number:03}").touch()
    listed = ask("many", query="?list").json
    assert (len(listed["entries"]), listed.get("more")) == (MAX_ENTRIES, None)
    (folder / "first-but-not-by-name").touch()
    listed = ask("many", query="?list").json
    assert len(listed["entries"]) == MAX_ENTRIES
    assert listed["more"] is True
    assert listed["entries"][-1]["name"] == f"{MAX_ENTRIES - 1:03}"


@pytest.mark.filterwarnings("ignore:Consolidated metadata")
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_xarray_reads_a_store(site, place, zarr_format):
    values = np.arange(24.0).reshape(2, 3, 4)
    dataset = xr.Dataset({"tas": (("time", "y", "x"), values)})
    path = place / "pool" / f"store{zarr_format}.zarr"
    dataset.to_zarr(path, zarr_format=zarr_format, consolidated=True)
    url = f"http://127.0.0.1:{site.port}{BASE_URL}cloudify/files{path}"
    headers = {"Authorization": f"token {TOKEN}"}
    # The base URL is percent-encoded already.
    options = {"headers": headers, "encoded": True}
    with xr.open_zarr(url, storage_options=options) as opened:
        xr.testing.assert_identical(opened.load(), dataset)
