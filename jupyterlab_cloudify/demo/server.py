"""
Serve a demo folder over HTTP, as a good public server of data would.

Any page may read it (CORS, on errors too), a part of a file can be asked for
(Range), and nothing is kept by a cache without asking again.
"""

import socket
from pathlib import PurePath

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import FileResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

#: Headers that a page of another origin may read.
EXPOSED = [
    "Accept-Ranges",
    "Content-Length",
    "Content-Range",
    "ETag",
    "Retry-After",
]

CORS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD", "OPTIONS"],
    allow_headers=["*"],
    expose_headers=EXPOSED,
)

#: Documents of Zarr, which have no extension.
ZARR_DOCUMENTS = (".zarray", ".zattrs", ".zgroup", ".zmetadata")


class DemoFiles(StaticFiles):
    """Files with their media types; chunks of a store are plain bytes."""

    def file_response(self, full_path, stat_result, scope, status_code=200):
        return FileResponse(
            full_path,
            status_code=status_code,
            stat_result=stat_result,
            media_type=media_type(PurePath(full_path)),
            headers={
                "Cache-Control": "no-cache",
                "X-Content-Type-Options": "nosniff",
            },
        )


def media_type(path):
    """The media type of a file of the demo."""
    if path.name in ZARR_DOCUMENTS or path.suffix == ".json":
        return "application/json"
    return "application/octet-stream"


def admitting(path, *routes):
    """
    Routes below `path` that every page may read.

    They are an application of their own, so that its errors have the headers
    of CORS, too.
    """
    return Mount(path, Starlette(routes=routes, middleware=[CORS]))


def application(folder, routes=()):
    """
    The server as an ASGI application.

    Parameters
    ----------
    folder : pathlib.Path
        What ``build`` wrote.
    routes : sequence of starlette.routing.BaseRoute
        More routes, which come first and see to CORS themselves.
    """
    files = admitting("/", Mount("/", DemoFiles(directory=folder)))
    return Starlette(routes=[*routes, files])


def listen(host, port):
    """
    A listening socket.

    Raises
    ------
    OSError
        The port is taken or not allowed, or the host is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio would not send small answers at once.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def address(listener):
    """The URL of the demo catalog on a socket."""
    host, port = listener.getsockname()[:2]
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}:{port}/catalog.json"


class DemoServer(uvicorn.Server):
    """Says where the catalog is once it can be read, and ends at once."""

    def __init__(self, app):
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                lifespan="off",
            )
        )

    async def startup(self, sockets=None):
        await super().startup(sockets)
        print(f"Demo catalog: {address(sockets[0])}", flush=True)

    async def shutdown(self, sockets=None):
        # Requests that still run are not waited for. From Python 3.12 on a
        # server is closed only when its last connection is.
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await super().shutdown(sockets)

    def handle_exit(self, sig, frame):
        self.force_exit = True
        super().handle_exit(sig, frame)
