"""Who may ask, what the answers carry, and what the page is told."""

import json
import re
import subprocess
import sys

import pytest

from .site import BASE_URL, TOKEN

TOKEN_HEADER = {"Authorization": f"token {TOKEN}"}


@pytest.fixture
def routes(place, upstream):
    """An address of each route that would be answered."""
    page = f"http://data.test:{upstream.port}/page"
    return [
        f"cloudify/files{place}/work/numbers",
        f"cloudify/files{place}/work?list",
        f"cloudify/header{place}/work/numbers",
        f"cloudify/forward?url={page}",
    ]


def announced(site):
    """The option of the page's configuration, or None."""
    page = site.ask("lab").body.decode()
    found = re.search(
        r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.S
    )
    return json.loads(found[1]).get("cloudifyServer")


def test_page_is_told_what_it_may_ask_for(site, place):
    assert announced(site) == {
        "files": [f"{place}/work", f"{place}/door"],
        "forward": [
            *("*.test", "127.0.0.1", "localhost", "*0*"),
            *("data.test", "other.test", "again.test"),
        ],
    }


def test_root_directory_is_the_default(odd_site):
    option = announced(odd_site)
    assert option["forward"] == []
    [root] = option["files"]
    assert odd_site.ask(f"cloudify/files{root}/python").status == 200
    reply = odd_site.ask("cloudify/forward?url=http://data.test/")
    assert (reply.status, reply.code) == (404, None)


def test_switched_off_there_is_nothing(bare_site, routes):
    assert announced(bare_site) is None
    for route in routes:
        reply = bare_site.ask(route)
        assert (reply.status, reply.code) == (404, None)


def test_page_may_ask(site, routes):
    assert [site.ask(route).code for route in routes] == [
        *(None, None, "broken-file", None)
    ]


def test_script_with_a_token_may_ask(site, routes):
    for route in routes:
        reply = site.ask(route, headers=dict(TOKEN_HEADER))
        assert reply.code in (None, "broken-file")


STRANGERS = {
    "nobody": {},
    "a wrong token": {"Authorization": "token guessed"},
    "an XSRF header without a login": {"X-XSRFToken": "guessed"},
}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_without_login_nothing_is_said(site, routes, headers, method):
    for route in routes:
        reply = site.ask(route, method, headers=dict(headers))
        assert (reply.status, reply.code) == (403, "jupyter")
        assert reply.headers["Location"] is None


def test_login_without_xsrf_header_is_refused(site, routes):
    origin = f"http://127.0.0.1:{site.port}"
    attempts = [
        site.headers(),
        site.headers(**{"X-XSRFToken": "guessed"}),
        site.headers(**{"X-XSRFToken": ""}),
        # What Jupyter's own routes are content with.
        site.headers(Referer=f"{origin}{BASE_URL}lab", Origin=origin),
        site.headers(
            **{"X-XSRFToken": "guessed"}, Referer=f"{origin}{BASE_URL}lab"
        ),
    ]
    # The header of one who has not got the cookie.
    user = next(name for name in site.cookies if name != "_xsrf")
    token = site.cookies["_xsrf"]
    attempts.append(site.headers(user, **{"X-XSRFToken": token}))
    for route in routes:
        for headers in attempts:
            reply = site.ask(route, headers=dict(headers))
            assert (reply.status, reply.code) == (403, "jupyter")


def test_token_in_the_query_is_no_header(site, routes):
    query = f"_xsrf={site.cookies['_xsrf']}"
    for route in routes:
        joint = "&" if "?" in route else "?"
        reply = site.ask(f"{route}{joint}{query}", headers=site.headers())
        assert (reply.status, reply.code) == (403, "jupyter")


def test_other_origin_is_refused(site, routes):
    for route in routes:
        reply = site.ask(route, Origin="https://evil.test")
        assert reply.status in (403, 404)
        assert reply.code == "jupyter"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading_is_possible(site, routes, upstream, method):
    before = len(upstream.requests)
    for route in routes:
        reply = site.ask(route, method)
        assert (reply.status, reply.code) == (405, "jupyter")
    assert len(upstream.requests) == before


def test_no_answer_is_a_page(site, routes, place, upstream):
    refused = [
        f"cloudify/files{place}/secret/key",
        f"cloudify/files{place}/work/missing",
        "cloudify/forward?url=http://host.invalid/",
        f"cloudify/forward?url=http://data.test:{upstream.port}/denied",
    ]
    for route in [*routes, *refused]:
        for headers in (site.page, {}):
            reply = site.ask(route, headers=headers)
            media_type = reply.headers["Content-Type"].partition(";")[0]
            assert media_type in (
                "application/octet-stream",
                "application/json",
            )
            policy = reply.headers["Content-Security-Policy"]
            assert policy.startswith("sandbox;")
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
            assert reply.headers["Cache-Control"] == "no-cache"


def test_importing_the_package_stays_light():
    code = (
        "import sys, jupyterlab_cloudify as package;"
        "import jupyterlab_cloudify.server;"
        "package._jupyter_server_extension_points();"
        "print('tornado' in sys.modules, 'xarray' in sys.modules)"
    )
    output = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert output.split() == ["False", "False"]
