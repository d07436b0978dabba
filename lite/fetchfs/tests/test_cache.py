"""What was read is not fetched again."""

import fsspec
import pytest

from fetchfs.cache import ByteCache
from fetchfs.filesystem import FetchFileSystem

from .server import BODY


def test_the_same_part_is_fetched_once(fs, client, url):
    for _ in range(2):
        assert fs.cat_file(f"{url}sound", 5, 10) == BODY[5:10]
    assert len(client.requests) == 1


def test_a_part_of_what_was_read_whole(fs, client, url):
    fs.cat_file(f"{url}sound")
    assert fs.cat_file(f"{url}sound", 5, 10) == BODY[5:10]
    assert len(client.requests) == 1


def test_a_host_without_ranges_sends_a_file_once(fs, client, url):
    assert fs.cat_file(f"{url}whole", 5, 10) == BODY[5:10]
    assert fs.cat_file(f"{url}whole", 50, 100) == BODY[50:100]
    assert len(client.requests) == 1


def test_failures_are_not_kept(fs, client, url):
    with pytest.raises(OSError):
        fs.cat_file(f"{url}busy/500/1/x")
    assert fs.cat_file(f"{url}busy/500/1/x") == BODY


def test_all_instances_share_one_memory(fs, client, url):
    fs.cat_file(f"{url}sound")
    other = fsspec.filesystem("https", block_size=1)
    assert other is not fs
    assert other.cat_file(f"{url}sound") == BODY
    assert len(client.requests) == 1


def test_what_a_login_gave_is_for_that_login(client, url):
    mine = fsspec.filesystem("http", headers={"X-Token": "mine"})
    kwargs = {"headers": {"X-Token": "yours"}}
    yours = fsspec.filesystem("http", client_kwargs=kwargs)
    mine.cat_file(f"{url}sound")
    yours.cat_file(f"{url}sound")
    assert len(client.requests) == 2


def test_forgetting(fs, client, url):
    fs.cat_file(f"{url}sound")
    fs.clear_cache()
    fs.cat_file(f"{url}sound")
    assert len(client.requests) == 2


def test_a_limit(client, url, monkeypatch):
    monkeypatch.setattr(FetchFileSystem, "cache", ByteCache(10**9))
    fs = fsspec.filesystem("http", cache_limit=len(BODY) - 1)
    for _ in range(2):
        fs.cat_file(f"{url}sound")
        fs.cat_file(f"{url}sound", 0, 10)
    assert [part for _, _, part in client.requests] == [
        None,
        "bytes=0-9",
        None,
    ]


def test_what_was_used_last_stays():
    cache = ByteCache(10)
    cache.put("a", b"1234")
    cache.put("b", b"1234")
    assert cache.get("a") == b"1234"
    cache.put("c", b"1234")
    assert cache.get("b") is None
    assert cache.get("a") == cache.get("c") == b"1234"
    cache.put("a", b"123456")
    assert cache.get("a") == b"123456"
    assert cache.get("c") == b"1234"
    cache.put("d", b"12345678901")
    assert cache.get("d") is None
    cache.resize(6)
    assert cache.get("a") is None
    assert cache.get("c") == b"1234"
    cache.resize(0)
    assert cache.get("c") is None
