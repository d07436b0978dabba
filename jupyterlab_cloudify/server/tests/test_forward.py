"""The forwarder against good hosts, bad hosts and bad requests."""

from urllib.parse import quote

import pytest

from .conftest import MAX_BYTES
from .upstream import HTML, redirect


@pytest.fixture
def ask(site, upstream):
    """Ask for something of a host, by default of the plain one."""

    def ask(path, *args, host="data.test", **kwargs):
        url = f"http://{host}:{upstream.port}{path}"
        address = f"cloudify/forward?url={quote(url, safe='')}"
        return site.ask(address, *args, **kwargs)

    return ask


@pytest.fixture
def ask_url(site):
    """Ask for a URL."""

    def ask_url(url):
        return site.ask(f"cloudify/forward?url={quote(url, safe='')}")

    return ask_url


@pytest.fixture
def unasked(upstream):
    """Fails if the host was asked for anything."""
    before = len(upstream.requests)
    yield
    assert upstream.requests[before:] == []


def head_of(upstream):
    """The last request that the host got: its first line and headers."""
    first, *lines = upstream.requests[-1].strip().split("\r\n")
    return first, dict(line.split(": ", 1) for line in lines)


def test_body_is_passed_on_as_bytes(ask):
    reply = ask("/page")
    assert (reply.status, reply.code, reply.body) == (200, None, HTML)
    headers = reply.headers
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["X-Cloudify-Media-Type"] == "text/html"
    assert headers["ETag"] == '"v1"'
    assert headers["Last-Modified"] == "Thu, 01 Jan 2026 00:00:00 GMT"
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Retry-After"] == "7"
    assert headers["Link"] == "</next>; rel=next"


def test_nothing_else_is_passed_on(ask):
    headers = ask("/page").headers
    assert "upstream" not in str(headers)
    assert headers["Access-Control-Allow-Origin"] is None
    assert headers["Clear-Site-Data"] is None
    assert headers["X-Other"] is None
    assert headers["Content-Security-Policy"].startswith("sandbox;")
    assert ask("/denied").headers["WWW-Authenticate"] is None


def test_status_is_the_host_s(ask):
    expected = {
        "/missing": (404, b"{}"),
        "/denied": (401, b"no"),
        "/busy": (503, b""),
        "/same": (304, b""),
        "/part": (206, b"bcd"),
    }
    replies = {path: ask(path) for path in expected}
    assert expected == {
        path: (reply.status, reply.body) for path, reply in replies.items()
    }
    assert {reply.code for reply in replies.values()} == {None}
    assert replies["/busy"].headers["Retry-After"] == "10800"
    assert replies["/part"].headers["Content-Range"] == "bytes 1-3/9"


def test_head(ask, upstream):
    reply = ask("/page", "HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(HTML))
    assert head_of(upstream)[0] == "HEAD /page HTTP/1.1"
    # A large file's size can be asked for.
    reply = ask("/huge", "HEAD")
    assert (reply.status, reply.code) == (200, None)
    assert reply.headers["Content-Length"] == "9999999999"


def test_host_is_told_nothing_of_the_user(site, ask, upstream):
    wanted = {
        "Accept": "application/json",
        "If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT",
        "If-None-Match": '"v0"',
        "Range": "bytes=0-9",
    }
    private = {
        "Authorization": "Bearer of-another",
        "Origin": f"http://127.0.0.1:{site.port}",
        "Proxy-Authorization": "Basic x",
        "Referer": f"http://127.0.0.1:{site.port}/lab",
        "X-Forwarded-For": "10.0.0.7",
        "X-Other": "1",
    }
    reply = ask("/page?a=1&b=%26", headers={**site.page, **wanted, **private})
    assert reply.status == 200
    first, headers = head_of(upstream)
    assert first == "GET /page?a=1&b=%26 HTTP/1.1"
    assert headers == {
        **wanted,
        "Accept-Encoding": "identity",
        "Connection": "close",
        "Host": f"data.test:{upstream.port}",
        "User-Agent": "jupyterlab-cloudify",
    }


def test_compressed_answer_is_unpacked(ask, upstream):
    reply = ask("/gzip")
    assert reply.body == b"words " * 99
    assert reply.headers["Content-Encoding"] is None
    assert head_of(upstream)[1]["Accept-Encoding"] == "gzip"
    assert ask("/brotli").code == "unreachable"
    assert ask("/zipped-broken").code == "unreachable"


def test_what_has_no_body_needs_no_unpacking(ask, upstream):
    assert ask("/zipped-nothing").status == 200
    assert ask("/zipped-same").status == 304
    reply = ask("/gzip", "HEAD")
    assert (reply.status, reply.code) == (200, None)
    assert head_of(upstream)[1]["Accept-Encoding"] == "identity"


def test_redirect_within_the_host_is_followed(ask, upstream):
    reply = ask("/relative")
    assert reply.body == HTML
    led_to = f"http://data.test:{upstream.port}/page"
    assert reply.headers["X-Cloudify-URL"] == led_to
    assert "X-Cloudify-URL" not in ask("/page").headers


@pytest.mark.parametrize(
    "path",
    [
        *("/file", "/gopher", "/user", "/abroad", "/private", "/metadata"),
        *("/nowhere", "/loop"),
    ],
)
def test_redirect_elsewhere_is_not(ask, path):
    reply = ask(path)
    assert (reply.status, reply.code) == (502, "redirect")
    assert "X-Cloudify-URL" not in reply.headers


def test_redirects_end(ask, upstream):
    for number in range(9):
        target = f"/hop{number + 1}"
        upstream.answers[f"/hop{number}"] = lambda to=target: redirect(to)
    upstream.answers["/hop9"] = upstream.answers["/page"]
    assert ask("/hop4").body == HTML
    assert ask("/hop3").code == "redirect"


def test_redirect_is_resolved_and_checked_again(ask, upstream):
    """The name leads to loopback, which is allowed, and then elsewhere."""
    upstream.answers["/again"] = lambda: redirect("/page")
    before = len(upstream.requests)
    assert ask("/again", host="again.test").code in (
        "unreachable",
        "timed-out",
    )
    assert len(upstream.requests) == before + 1


@pytest.mark.parametrize("path", ["/huge", "/large", "/chunks", "/bomb"])
def test_large_answer_is_refused(ask, path):
    reply = ask(path)
    assert (reply.status, reply.code) == (502, "too-large")
    assert str(MAX_BYTES) in reply.json["message"]


def test_endless_answer_is_broken_off(ask):
    assert ask("/endless").code == "too-large"


@pytest.mark.parametrize("path", ["/drip-head", "/drip-body"])
def test_slow_answer_is_broken_off(ask, path):
    reply = ask(path)
    assert (reply.status, reply.code) == (504, "timed-out")


@pytest.mark.parametrize("path", ["/short", "/noise", "/wide"])
def test_broken_answer_is_no_answer(ask, path):
    reply = ask(path)
    assert (reply.status, reply.code) == (502, "unreachable")


def test_host_that_is_not_there(ask_url, free_port):
    assert ask_url(f"http://data.test:{free_port}/").code == "unreachable"
    assert ask_url("http://no-such-host.test/").code == "unknown-host"
    label = "x" * 64
    assert ask_url(f"http://{label}.test/").code == "unknown-host"


def test_host_that_is_not_allowed(ask, unasked):
    for host in ("evil.example", "data.test.evil.example", "test", "[::1]"):
        reply = ask("/page", host=host)
        assert (reply.status, reply.code) == (403, "host-not-allowed")


@pytest.mark.parametrize(
    "host",
    [
        # Allowed by a pattern, not by its name.
        *("inside.test", "mixed.test", "six.test", "cloud.test"),
        *("localhost", "localhost.", "LOCALHOST", "127.0.0.1"),
        # Other spellings, which the site's patterns admit.
        *("127.0.1", "0x7f.0.0.1", "0177.0.0.1", "017700000001"),
        *("2130706433", "0x7f000001", "0", "0.0.0.0", "127.0.0.1."),
    ],
)
def test_private_address_is_refused(ask, unasked, host):
    reply = ask("/page", host=host)
    assert (reply.status, reply.code) == (403, "private-address")


@pytest.mark.parametrize(
    "host",
    [
        *("data.test@127.0.0.1", "data.test:80@localhost", "u:p@data.test"),
        *("127.0.0.1\\@data.test", "data.test\\", "data.test\r\nX: 1\r\n"),
    ],
)
def test_url_in_doubt_is_refused(ask, unasked, host):
    reply = ask("/page", host=host)
    assert (reply.status, reply.code) == (400, "bad-address")


@pytest.mark.parametrize(
    "query",
    ["", "?url=", "?url", "?uri=http://data.test/", "?url=/etc/passwd"],
)
def test_request_without_url(site, unasked, query):
    reply = site.ask(f"cloudify/forward{query}")
    assert (reply.status, reply.code) == (400, "bad-address")


def test_header_cannot_be_smuggled(ask, upstream):
    """What is encoded stays encoded; nothing breaks the line."""
    assert ask("/page?x=%0d%0aX-Evil:%201").status == 200
    first, headers = head_of(upstream)
    assert first == "GET /page?x=%0d%0aX-Evil:%201 HTTP/1.1"
    assert "X-Evil" not in headers


def test_certificate_is_checked(ask_url, secure, stranger):
    good = ask_url(f"https://data.test:{secure.port}/page")
    assert (good.status, good.body) == (200, HTML)
    for url in (
        f"https://other.test:{secure.port}/page",
        f"https://data.test:{stranger.port}/page",
    ):
        reply = ask_url(url)
        assert (reply.status, reply.code) == (502, "certificate")


def test_redirect_to_tls_is_followed_but_not_back(
    ask, ask_url, upstream, secure
):
    target = f"https://data.test:{secure.port}/page"
    upstream.answers["/upgrade"] = lambda: redirect(target)
    assert ask("/upgrade").body == HTML
    plain = f"http://data.test:{upstream.port}/page"
    secure.answers["/downgrade"] = lambda: redirect(plain)
    reply = ask_url(f"https://data.test:{secure.port}/downgrade")
    assert reply.code == "redirect"


def test_no_tls_where_tls_is_asked_for(ask_url, upstream):
    # The host waits for the end of what it takes for a request.
    reply = ask_url(f"https://data.test:{upstream.port}/page")
    assert (reply.status, reply.code) == (504, "timed-out")
