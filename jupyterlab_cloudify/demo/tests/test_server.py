"""CORS, ranges, media types, errors and the command line."""

import errno
import http.client
import signal
import subprocess
import time
from urllib.parse import urlsplit

import pytest

from jupyterlab_cloudify.demo import stores
from jupyterlab_cloudify.demo.build import BuildError, build, is_current

from .conftest import command

CHUNK = "stores/ostia.zarr/surface_temperature/0.0.0"


def ask(url, path, method="GET", **headers):
    """One request, its path sent as it is written."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    headers = {"Origin": "http://page.example", **headers}
    connection.request(method, f"/{path}", headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "status"),
    [("catalog.json", 200), ("missing", 404), ("stores", 404), (CHUNK, 200)],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_page_may_read(url, path, status, method):
    answer = ask(url, path, method)
    assert answer.status == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"]
    for name in ("Content-Length", "Content-Range", "Retry-After"):
        assert name in exposed


def test_preflight(url):
    answer = ask(
        url,
        CHUNK,
        "OPTIONS",
        **{
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "range",
        },
    )
    assert answer.status == 200
    assert "range" in answer.headers["Access-Control-Allow-Headers"]
    assert "HEAD" in answer.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=5-", slice(5, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=-999999999", slice(None)),
    ],
)
def test_ranges(url, demo, wanted, part):
    whole = (demo / CHUNK).read_bytes()
    answer = ask(url, CHUNK, Range=wanted)
    assert answer.status == 206
    assert answer.body == whole[part]
    assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")


def test_a_range_behind_the_end(url, demo):
    answer = ask(url, CHUNK, Range="bytes=999999999-")
    assert answer.status == 416
    size = (demo / CHUNK).stat().st_size
    assert answer.headers["Content-Range"] == f"bytes */{size}"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "../../../etc/passwd",
        "stores/../../built/../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "stores/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "//etc/passwd",
        "broken/store/html/../../../../etc/passwd",
    ],
)
def test_nothing_outside_is_served(url, path):
    answer = ask(url, path)
    assert b"root:" not in answer.body
    assert answer.status in (404, 200)
    if answer.status == 200:
        assert b"Sign in" in answer.body


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("catalog.json", "application/json"),
        ("observations/collection.json", "application/json"),
        ("observations/ostia-sst.json", "application/json"),
        ("stores/ostia.zarr/.zmetadata", "application/json"),
        ("stores/nemo.zarr/zarr.json", "application/json"),
        (CHUNK, "application/octet-stream"),
    ],
)
def test_media_types(url, path, media_type):
    answer = ask(url, path)
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_taken_port(demo, url):
    port = urlsplit(url).port
    second = subprocess.run(
        command("serve", demo, "--port", port),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr == (
        f"Error: Port {port} is taken. Choose another with --port.\n"
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_at_once(demo, number):
    server = subprocess.Popen(
        command("serve", demo, "--port", "0", "--broken"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    address = server.stdout.readline().split()[-1]
    waiting = http.client.HTTPConnection(urlsplit(address).netloc)
    waiting.request("GET", "/broken/silent.json")
    time.sleep(0.3)
    server.send_signal(number)
    _, errors = server.communicate(timeout=3)
    waiting.close()
    assert errors == ""


def test_a_second_build_does_nothing(demo):
    def times():
        return {path: path.stat().st_mtime_ns for path in demo.rglob("*")}

    before = times()
    lines = []
    assert build(demo, report=lines.append) is False
    assert times() == before
    assert lines == [f"The demo data in {demo} are up to date."]


def test_an_interrupted_build_leaves_nothing(tmp_path, monkeypatch):
    written = []

    def write(store, folder):
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(store)

    monkeypatch.setattr(stores, "write", write)
    with pytest.raises(OSError, match="No space left"):
        build(tmp_path / "demo", report=lambda line: None)
    assert list(tmp_path.iterdir()) == []
    assert not is_current(tmp_path / "demo")


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("precious")
    with pytest.raises(BuildError, match="something else"):
        build(tmp_path, report=lambda line: None)
    assert (tmp_path / "thesis.tex").read_text() == "precious"
