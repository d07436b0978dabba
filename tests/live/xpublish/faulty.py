"""
A server of cloudify's routes on which much is wrong, as on a real one.

Of ten datasets it lists, three are no longer there (``dead``), three are
served (``well``), one is not stored (``computed``), two are on tape: of one
its metadata as well (``tape``), of the other only its values (``archive``),
and one has a description that is broken (``odd``). ``/zarr`` is forbidden.
"""

import socket
from contextlib import contextmanager
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

IDS = [
    *(f"dead.{number}" for number in range(3)),
    *(f"well.{number}" for number in range(3)),
    "computed",
    "tape",
    "archive",
    "odd",
]

ROUTES = ["stac", "info", "zarr/.zmetadata", "kerchunk/{key}"]

INFO = {
    "dimensions": {"time": 3},
    "variables": {"sst": {"dimensions": ["time"], "attributes": {}}},
    "global_attributes": {"summary": "As xpublish describes it"},
}


class FaultyServer:
    """
    The server, and the paths that it was asked for.

    Parameters
    ----------
    store : pathlib.Path
        The Zarr v2 store that the datasets which are served all are.
    """

    def __init__(self, store):
        self.requests = []
        self._store = store
        dataset = "/datasets/{dataset_id}"
        self._application = Starlette(
            routes=[
                Route("/datasets", lambda _: JSONResponse(IDS)),
                Route("/openapi.json", openapi),
                Route(f"{dataset}/stac", stac),
                Route(f"{dataset}/info", info),
                Route(f"{dataset}/zarr/{{key:path}}", forbidden),
                Route(f"{dataset}/kerchunk/{{key:path}}", self._kerchunk),
            ]
        )

    @contextmanager
    def running(self):
        """Its address, while it runs."""
        config = uvicorn.Config(self, log_level="error")
        server = uvicorn.Server(config)
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen(64)
            thread = Thread(target=server.run, args=([listening],))
            thread.start()
            try:
                yield f"http://127.0.0.1:{listening.getsockname()[1]}"
            finally:
                server.should_exit = True
                thread.join()

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            self.requests.append(scope["path"])
        await self._application(scope, receive, send)

    def _kerchunk(self, request):
        dataset_id = request.path_params["dataset_id"]
        file = self._store / request.path_params["key"]
        is_told = dataset_id == "archive" and file.name.startswith(".z")
        if dataset_id in ("tape", "archive") and not is_told:
            return Response(status_code=503, headers={"Retry-After": "10800"})
        is_served = is_told or dataset_id.startswith("well.")
        if is_served and file.is_file():
            return FileResponse(file)
        return Response(status_code=404)


def openapi(request):
    paths = ["/datasets", *(f"/datasets/{{id}}/{route}" for route in ROUTES)]
    return JSONResponse({"openapi": "3.1.0", "paths": dict.fromkeys(paths)})


def stac(request):
    dataset_id = request.path_params["dataset_id"]
    if dataset_id.startswith("dead."):
        return Response(status_code=404)
    if dataset_id == "odd":
        return Response(status_code=500)
    address = f"https://eerie.example/datasets/{dataset_id}"
    archive = {"href": "slk:///arch/sst.zarr", "type": "application/vnd+zarr"}
    return JSONResponse(
        {
            "type": "Feature",
            "stac_version": "1.0.0",
            "id": dataset_id,
            "geometry": None,
            "properties": {"title": dataset_id, "datetime": None},
            "links": [{"rel": "self", "href": f"{address}/stac"}],
            "assets": {
                "eerie-cloud": {
                    "href": f"{address}/kerchunk",
                    "type": "application/vnd+zarr",
                    "roles": ["data"],
                    "alternate": {"processed": {"href": f"{address}/zarr"}},
                },
                **({"archive": archive} if dataset_id == "archive" else {}),
            },
        }
    )


def info(request):
    is_dead = request.path_params["dataset_id"].startswith("dead.")
    return Response(status_code=404) if is_dead else JSONResponse(INFO)


def forbidden(request):
    return Response(status_code=403)
