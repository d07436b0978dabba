"""Parts of a file, whatever the host makes of them."""

import io

import fsspec
import pytest

from .server import BODY

SIZE = len(BODY)

SLICES = [
    (None, None),
    (0, 10),
    (5, None),
    (None, 5),
    (100, 200),
    (-7, None),
    (-9, -2),
    (3, -3),
    (None, -SIZE),
    (-SIZE - 5, 4),
    (SIZE - 3, SIZE + 3),
    (SIZE, None),
    (SIZE + 10, SIZE + 20),
    (7, 7),
    (9, 3),
]

#: Those that give the right bytes in the end.
HOSTS = [
    "sound",
    "whole",
    "no-head",
    "no-length",
    "compressed",
    "silent/sound",
    "silent/whole",
    "silent/no-length",
    "silent/compressed",
]


@pytest.mark.parametrize(("start", "end"), SLICES)
@pytest.mark.parametrize("host", HOSTS)
def test_a_part_is_a_slice(fs, url, host, start, end):
    assert fs.cat_file(url + host, start, end) == BODY[start:end]


def test_only_what_is_asked_for_is_sent(fs, client, url):
    fs.cat_file(f"{url}sound", 10, 20)
    fs.cat_file(f"{url}sound", 10)
    fs.cat_file(f"{url}sound")
    assert client.requests == [
        ("GET", f"{url}sound", "bytes=10-19"),
        ("GET", f"{url}sound", "bytes=10-"),
        ("GET", f"{url}sound", None),
    ]


def test_no_request_for_nothing(fs, client, url):
    assert fs.cat_file(f"{url}sound", 5, 5) == b""
    assert client.requests == []


def test_a_browser_need_not_ask_for_permission(fs, client, url):
    """It does before a range without a first byte."""
    fs.cat_file(f"{url}sound", -4)
    parts = [part for _, _, part in client.requests]
    assert parts == ["bytes=0-", f"bytes={SIZE - 4}-{SIZE - 1}"]


@pytest.mark.parametrize("host", ["short", "silent/short", "shifted"])
def test_a_wrong_part_is_an_error(fs, url, host):
    with pytest.raises(OSError, match=r"other bytes .* from 10 to 20"):
        fs.cat_file(url + host, 10, 20)


def test_a_host_that_never_tells_a_size(fs, url):
    address = f"{url}silent/no-head"
    assert fs.size(address) is None
    assert fs.cat_file(address) == BODY
    assert fs.cat_file(address, 5, 10) == BODY[5:10]
    assert fs.cat_file(address, -7, -2) == BODY[-7:-2]
    with fs.open(address) as file:
        assert file.read() == BODY
    fs.clear_cache()
    with pytest.raises(OSError, match="other bytes"):
        fs.cat_file(address, SIZE - 3, SIZE + 3)


@pytest.mark.parametrize("host", HOSTS)
def test_size(fs, url, host):
    assert fs.info(url + host) == {
        "name": url + host,
        "size": SIZE,
        "type": "file",
    }


@pytest.mark.parametrize("cors", ["", "silent/"])
def test_an_empty_file(fs, url, cors):
    assert fs.size(f"{url}{cors}empty") == 0
    assert fs.cat_file(f"{url}{cors}empty") == b""
    assert fs.cat_file(f"{url}{cors}empty", -5) == b""
    with fs.open(f"{url}{cors}empty") as file:
        assert file.read() == b""


@pytest.mark.parametrize("host", HOSTS)
def test_an_open_file(fs, url, host):
    with fs.open(url + host) as file:
        assert file.read(4) == BODY[:4]
        file.seek(-8, io.SEEK_END)
        assert file.tell() == SIZE - 8
        assert file.read() == BODY[-8:]
        file.seek(1000)
        assert file.read(1000) == BODY[1000:2000]


def test_reading_ahead(client, url):
    with fsspec.open(f"{url}sound", block_size=50_000) as file:
        assert b"".join(iter(lambda: file.read(1000), b"")) == BODY
    sent = [part for method, _, part in client.requests if method == "GET"]
    assert len(sent) <= SIZE / 50_000


def test_many_at_once(fs, url):
    urls = [f"{url}{host}" for host in HOSTS]
    assert fs.cat(urls) == dict.fromkeys(urls, BODY)


def test_many_ranges(fs, url):
    urls = [f"{url}sound", f"{url}whole", f"{url}missing"]
    one, two, three = fs.cat_ranges(urls, [0, 5, 0], [4, -5, 4])
    assert one == BODY[:4]
    assert two == BODY[5:-5]
    assert isinstance(three, FileNotFoundError)


def test_a_query_is_no_pattern(fs, url):
    address = f"{url}sound?bbox[]=1*2&x=?"
    assert fs.cat(address) == BODY
    assert fs.glob(address) == [address]


def test_files_on_disk(fs, url, tmp_path):
    fs.get(f"{url}sound", str(tmp_path / "one"))
    assert (tmp_path / "one").read_bytes() == BODY
    copy = io.BytesIO()
    fs.get_file(f"{url}sound", copy)
    assert copy.getvalue() == BODY


def test_simplecache(client, url):
    with fsspec.open(f"simplecache::{url}sound") as file:
        assert file.read() == BODY


def test_a_mapping(fs, url):
    mapping = fs.get_mapper(url.rstrip("/"))
    assert mapping["sound"] == BODY
    assert mapping.getitems(["sound", "missing"], on_error="omit") == {
        "sound": BODY
    }
    with pytest.raises(KeyError):
        mapping["missing"]
