"""What goes wrong, in words, and what is tried again."""

import time
from concurrent.futures import ThreadPoolExecutor

import fsspec
import pytest
from starlette.applications import Starlette

from fetchfs import retry
from fetchfs.transport import Unreachable

from .server import BODY, Host, routes, serving


@pytest.fixture
def at_once(monkeypatch):
    """No waiting before a further try."""
    monkeypatch.setattr(retry, "BUSY_DELAYS", (0, 0, 0))
    monkeypatch.setattr(retry, "GAP_DELAYS", (0, 0, 0))


@pytest.mark.parametrize("part", [(None, None), (5, 10), (-5, None)])
@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (401, PermissionError, r"wants a login for .*/x \(401\)"),
        (403, PermissionError, r"\(403\).* files that do not exist"),
        (404, FileNotFoundError, r"/x does not exist \(404\)"),
        (410, FileNotFoundError, r"/x does not exist \(410\)"),
        (429, OSError, r"is busy \(429\)"),
        (500, OSError, r"answered .*/x with status 500"),
        (503, OSError, r"is busy \(503\)"),
    ],
)
def test_statuses(fs, url, at_once, status, kind, words, part):
    with pytest.raises(kind, match=words) as raised:
        fs.cat_file(f"{url}busy/{status}/1000/x", *part)
    assert type(raised.value) is kind


def test_what_exists(fs, url, at_once):
    assert fs.exists(f"{url}sound")
    assert fs.isfile(f"{url}sound")
    assert not fs.isdir(f"{url}sound")
    assert not fs.exists(f"{url}missing")
    assert not fs.isfile(f"{url}missing")
    with pytest.raises(PermissionError):
        fs.exists(f"{url}busy/403/1000/x")


def test_nothing_is_listed(fs, url):
    for ask in (fs.ls, fs.find, fs.glob):
        with pytest.raises(NotImplementedError, match="consolidated"):
            ask(f"{url}*")


def test_nothing_is_written(fs, url):
    with pytest.raises(NotImplementedError, match="only be read"):
        fs.open(f"{url}sound", "wb")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_again(fs, client, url, at_once, status):
    assert fs.cat_file(f"{url}busy/{status}/3/x") == BODY
    assert len(client.requests) == 4


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone_in_the_end(
    fs, client, url, at_once, status
):
    with pytest.raises(OSError, match="busy"):
        fs.cat_file(f"{url}busy/{status}/4/x")
    assert len(client.requests) == 4


@pytest.mark.parametrize("status", [403, 404, 500, 502])
def test_other_hosts_are_asked_once(fs, client, url, status):
    with pytest.raises(OSError):
        fs.cat_file(f"{url}busy/{status}/1/x")
    assert len(client.requests) == 1


def test_waits_as_long_as_a_host_asks(fs, url, at_once):
    began = time.monotonic()
    assert fs.cat_file(f"{url}busy/503/1/x?wait=1") == BODY
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        ("31", "31 s"),
        ("120", "2 min"),
        ("10800", "3 h"),
        ("Fri, 31 Dec 2100 23:59:59 GMT", r"\d+ h"),
    ],
)
def test_a_long_wait_is_told(fs, client, url, wait, words):
    began = time.monotonic()
    with pytest.raises(OSError, match=f"tried again in {words}"):
        fs.cat_file(f"{url}busy/503/1/x?wait={wait}")
    assert time.monotonic() - began < 1
    assert len(client.requests) == 1


@pytest.mark.parametrize(
    "wait",
    [
        "",
        "soon",
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "Wed, 21 Oct 2099 07:28:00 -0000",
    ],
)
def test_no_sensible_wait(fs, url, at_once, wait):
    assert fs.cat_file(f"{url}busy/503/1/x?wait={wait}") == BODY


def test_a_cut_connection(fs, client, url, at_once):
    assert fs.cat_file(f"{url}sound") == BODY
    assert fs.cat_file(f"{url}cut/3/x") == BODY
    assert len(client.failures) == 3


def test_a_connection_that_is_always_cut(fs, client, url, at_once):
    assert fs.cat_file(f"{url}sound") == BODY
    with pytest.raises(Unreachable):
        fs.cat_file(f"{url}cut/4/x")
    assert len(client.failures) == 4


def test_a_host_that_never_answered_is_asked_once(fs, client, url):
    with pytest.raises(Unreachable):
        fs.cat_file(f"{url}cut/1/x")
    assert len(client.requests) == 1


def test_a_gap_of_five_seconds_is_survived():
    assert sum(retry.GAP_DELAYS) > 5


def test_a_host_that_comes_back(client):
    application = Starlette(routes=routes(Host()))
    fs = fsspec.filesystem("http")
    with serving(application) as address:
        assert fs.cat_file(f"{address}hosts/sound") == BODY
    fs.clear_cache()
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(fs.cat_file, f"{address}hosts/sound")
        client.failed.wait()
        with serving(application, int(address.split(":")[-1].strip("/"))):
            assert reading.result() == BODY
    assert client.failures
