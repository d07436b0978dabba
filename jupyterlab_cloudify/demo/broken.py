"""
Bad input, served for tests at ``/broken/catalog.json``.

Each child of that catalog is one thing that goes wrong for real, and its
title says which.
"""

import asyncio
import json
from contextlib import suppress
from email.utils import formatdate
from time import time

from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from . import broken_documents as documents
from .server import admitting

MEGABYTE = 1_000_000
HUGE = 500 * MEGABYTE


def answer(body, **options):
    """A document as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Response(text, media_type="application/json", **options)


def fails(status, **headers):
    """An endpoint that only answers `status`; `_` in headers means `-`."""
    fields = {name.replace("_", "-"): text for name, text in headers.items()}

    def endpoint(request):
        return PlainTextResponse(f"Status {status}", status, fields)

    return endpoint


def says(body):
    """An endpoint that answers one document."""

    def endpoint(request):
        return answer(body)

    return endpoint


def page(request):
    """HTML where JSON is expected, with status 200."""
    return HTMLResponse("<!doctype html><title>Sign in</title><p>Sign in.")


def huge(request):
    """500 MB of valid JSON, a megabyte at a time."""
    head, tail = b'{"type": "Catalog", "id": "', b'"}'
    length = len(head) + HUGE + len(tail)

    async def parts():
        yield head
        for _ in range(HUGE // MEGABYTE):
            yield b"a" * MEGABYTE
        yield tail

    return StreamingResponse(
        parts(),
        media_type="application/json",
        headers={"Content-Length": str(length)},
    )


def loop(request):
    """A redirection to itself."""
    return RedirectResponse(request.url.path)


async def silent(request):
    """No answer, until the other side gives up or the server ends."""
    with suppress(asyncio.CancelledError):
        while not await request.is_disconnected():
            await asyncio.sleep(0.2)
    return Response()


def retry_at(request):
    """503, to be tried again at a date an hour from now."""
    date = formatdate(time() + 3600, usegmt=True)
    return PlainTextResponse("Status 503", 503, {"Retry-After": date})


def many(request):
    """A catalog of as many children as its address says."""
    return answer(documents.many(request.path_params["count"]))


def one_of_many(request):
    """A child of such a catalog."""
    return answer(documents.item(f"Child {request.path_params['number']}"))


def stores(home, missing):
    """
    An endpoint that serves real stores below `home`.

    Keys that are there may be read by every page; `missing` answers for the
    rest.
    """

    def endpoint(request):
        path = (home / request.path_params["path"]).resolve()
        if path.is_relative_to(home) and path.is_file():
            headers = {"Access-Control-Allow-Origin": "*"}
            return FileResponse(
                path, media_type="application/octet-stream", headers=headers
            )
        return missing(request)

    return endpoint


#: Address below ``/broken``, title, endpoint.
OPEN = [
    ("truncated.json", "Truncated JSON", says('{"type": "Catalog", "li')),
    ("page.json", "HTML instead of JSON", page),
    ("nan.json", "Bare NaN and Infinity", says(documents.NAN)),
    ("other.json", "JSON that is no catalog", says({"hello": "world"})),
    ("string.json", "JSON inside a JSON string", says(documents.STRING)),
    ("huge.json", "500 MB", huge),
    ("loop.json", "A redirect loop", loop),
    ("404.json", "404", fails(404)),
    ("403.json", "403", fails(403)),
    ("429.json", "429", fails(429)),
    ("500.json", "500", fails(500)),
    ("503-5.json", "503, Retry-After 5 s", fails(503, Retry_After="5")),
    ("503-3h.json", "503, Retry-After 3 h", fails(503, Retry_After="10800")),
    ("503-date.json", "503, Retry-After as a date", retry_at),
    ("silent.json", "A host that never answers", silent),
    ("cycle.json", "A child that is its parent", says(documents.CYCLE)),
    ("nulls.json", "Null links, children of them", says(documents.NULLS)),
    ("null-links.json", "Links that are null", says(documents.NULL_LINKS)),
    ("titles.json", "Hostile titles", says(documents.TITLES)),
    ("hrefs.json", "Hostile addresses", says(documents.HREFS)),
    ("names.json", "Hostile names of datasets", says(documents.NAMES)),
    ("stores.json", "Stores with odd missing keys", says(documents.STORES)),
    ("many/1000/catalog.json", "1000 children", None),
    ("many/100000/catalog.json", "100000 children", None),
]

#: The same, without the headers of CORS.
CLOSED = [
    ("closed/404.json", "404 without CORS", fails(404)),
    ("closed/403.json", "403 without CORS", fails(403)),
    ("closed/200.json", "200 without CORS", says(documents.item("Closed"))),
]


def routes(folder):
    """
    The routes of bad input.

    Parameters
    ----------
    folder : pathlib.Path
        A built demo, whose stores some of them wrap.
    """
    root = documents.root([(path, title) for path, title, _ in OPEN + CLOSED])
    home = (folder / "stores").resolve()
    named = home / documents.STORE
    return [
        *(Route(f"/broken/{path}", run) for path, _, run in CLOSED),
        Route("/broken/store/closed/{path:path}", stores(home, fails(404))),
        admitting(
            "/broken",
            Route("/catalog.json", says(root)),
            *(Route(f"/{path}", run) for path, _, run in OPEN if run),
            *(
                Route(f"/{path}", says(body))
                for path, body in documents.items()
            ),
            Route("/many/{count:int}/catalog.json", many),
            Route("/many/{count:int}/{number:int}.json", one_of_many),
            Route("/store/403/{path:path}", stores(home, fails(403))),
            Route("/store/html/{path:path}", stores(home, page)),
            Route("/store/name/{name}/{path:path}", stores(named, fails(404))),
        ),
    ]
