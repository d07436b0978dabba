"""
The demo's server, and below ``/hosts`` how other hosts answer.

``python -m lite.fetchfs.tests.server DEMO --port N`` serves both for tests in
a browser; the tests beside this file serve `ROUTES` alone.
"""

import argparse
import asyncio
import gzip
import json
import re
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from jupyterlab_cloudify.demo import broken, server

#: No two parts of it are alike.
BODY = b"".join(number.to_bytes(4, "big") for number in range(50_000))

#: Pieces in which a reference has it.
CHUNKS = 10

#: Admits every page, but shows none of its headers.
SILENT_CORS = Middleware(CORSMiddleware, allow_origins=["*"])

#: As many requests to a host as may be in flight.
TOGETHER = 4


def asked(request, length):
    """The two ends of the range that is asked for; None without one."""
    header = request.headers.get("range", "")
    match = re.fullmatch(r"bytes=(\d+)-(\d*)", header)
    if match is None:
        return None
    return int(match[1]), min(int(match[2] or length - 1) + 1, length)


def part(body, start, stop, told=None):
    """A 206 whose Content-Range tells `told`, by default the truth."""
    first, last = told or (start, stop)
    span = f"bytes {first}-{last - 1}/{len(BODY)}"
    return Response(body[start:stop], 206, {"Content-Range": span})


def sound(request, body=BODY):
    """What a good host answers."""
    ends = asked(request, len(body))
    if ends is None or request.method == "HEAD":
        return Response(body)
    if ends[0] >= len(body):
        return Response(
            status_code=416,
            headers={"Content-Range": f"bytes */{len(body)}"},
        )
    return part(body, *ends)


def empty(request):
    return sound(request, b"")


def whole(request):
    """Takes no notice of ranges, as ``python -m http.server`` does."""
    return Response(BODY)


def short(request):
    """One byte less than it says."""
    start, stop = asked(request, len(BODY))
    return part(BODY, start, stop - 1, told=(start, stop))


def shifted(request):
    """As many bytes as were asked for, but other ones."""
    start, stop = asked(request, len(BODY))
    return part(BODY, start + 1, stop + 1)


def no_head(request):
    """As a framework answers whose routes are made for GET alone."""
    if request.method == "HEAD":
        return Response(status_code=405)
    return sound(request)


def no_length(request):
    """An answer made while it is sent."""

    async def pieces():
        if request.method == "GET":
            yield BODY[:1000]
            yield BODY[1000:]

    return StreamingResponse(pieces())


def compressed(request):
    """Compresses what is asked for whole, and then tells that length."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return sound(request)
    return Response(gzip.compress(BODY), headers={"Content-Encoding": "gzip"})


def reference(request):
    """A kerchunk reference to `BODY`, as plain chunks of an array."""
    chunk = len(BODY) // CHUNKS
    array = {
        "zarr_format": 2,
        "shape": [len(BODY) // 4],
        "chunks": [chunk // 4],
        "dtype": ">u4",
        "compressor": None,
        "filters": None,
        "fill_value": None,
        "order": "C",
    }
    address = str(request.url_for("sound"))
    chunks = {
        f"number/{index}": [address, index * chunk, chunk]
        for index in range(CHUNKS)
    }
    refs = {
        ".zgroup": json.dumps({"zarr_format": 2}),
        "number/.zarray": json.dumps(array),
        "number/.zattrs": json.dumps({"_ARRAY_DIMENSIONS": ["index"]}),
        **chunks,
    }
    return JSONResponse({"version": 1, "refs": refs})


class Host:
    """Endpoints that remember what they were asked."""

    def __init__(self):
        self.times = Counter()
        self.arrived = 0
        self.here = 0
        self.most = 0
        self.full = asyncio.Condition()

    def again(self, request):
        """How often this address was asked for before."""
        self.times[request.url.path] += 1
        return self.times[request.url.path] - 1

    def busy(self, request):
        """Busy some times, then sound."""
        if self.again(request) >= request.path_params["times"]:
            return sound(request)
        wait = request.query_params.get("wait")
        headers = {} if wait is None else {"Retry-After": wait}
        return Response(
            status_code=request.path_params["status"], headers=headers
        )

    def cut(self, request):
        """Ends too early some times, then sound."""
        if self.again(request) >= request.path_params["times"]:
            return sound(request)

        async def half():
            yield BODY[:1000]
            raise ConnectionError

        return StreamingResponse(
            half(), headers={"Content-Length": str(len(BODY))}
        )

    async def together(self, request):
        """Answers only when four requests are there at once."""
        async with self.full:
            self.here += 1
            self.most = max(self.most, self.here)
            group = self.arrived // TOGETHER
            self.arrived += 1
            self.full.notify_all()
            complete = self.full.wait_for(
                lambda: self.arrived >= (group + 1) * TOGETHER
            )
            await asyncio.wait_for(complete, timeout=10)
            self.here -= 1
        return sound(request)

    def seen(self, request):
        """How many requests were there at once."""
        return JSONResponse({"most": self.most})


def routes(host):
    """Well and badly behaved hosts, each at an address of its own."""
    names = {
        "sound": sound,
        "empty": empty,
        "whole": whole,
        "short": short,
        "shifted": shifted,
        "no-head": no_head,
        "no-length": no_length,
        "compressed": compressed,
    }
    files = [
        Route(f"/{name}", endpoint, methods=["GET", "HEAD"])
        for name, endpoint in names.items()
    ]
    changing = [
        Route("/busy/{status:int}/{times:int}/{name}", host.busy),
        Route("/cut/{times:int}/{name}", host.cut),
        Route("/together/{name}", host.together),
        Route("/seen", host.seen),
        Route("/reference.json", reference),
    ]
    silent = Starlette(routes=files, middleware=[SILENT_CORS])
    return [
        Mount("/hosts/silent", silent),
        server.admitting("/hosts", *files, *changing),
    ]


@contextmanager
def serving(application, port=0):
    """Serve in a thread; gives the address, with a slash at its end."""
    listener = server.listen("127.0.0.1", port)
    config = uvicorn.Config(application, log_level="critical", lifespan="off")
    running = uvicorn.Server(config)
    thread = Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        running.should_exit = True
        thread.join()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DEMO")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    extra = [*routes(Host()), *broken.routes(options.folder)]
    application = server.application(options.folder, extra)
    listener = server.listen("127.0.0.1", options.port)
    server.DemoServer(application).run(sockets=[listener])


if __name__ == "__main__":
    main()
