"""
The routes that cloudify adds to those of xpublish, over stores on disk.

Their shapes are those of https://github.com/OpenScienceComputing/cloudify:
``/kerchunk`` hands out bytes as they are stored, and 404 for a dataset that
does not come from storage; ``/stac`` is an item that believes its host to be
the machine's, without a port, and names ``/kerchunk`` whatever the dataset.
"""

from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException
from starlette.responses import Response
from xpublish import Dependencies, Plugin, hookimpl

HOST = "https://l40157.lvt.dkrz.de"


class CloudifyRoutes(Plugin):
    """`/stac` and `/kerchunk` of each dataset."""

    name: str = "cloudify"
    stores: dict[str, Path] = {}

    @hookimpl
    def dataset_router(self, deps: Dependencies):
        router = APIRouter()

        @router.get("/stac")
        def stac(dataset_id: str, dataset=Depends(deps.dataset)) -> dict:
            return item(dataset_id, dataset)

        @router.get("/kerchunk/{key:path}")
        def kerchunk(dataset_id: str, key: str):
            store = self.stores.get(dataset_id)
            if store is None or not (store / key).is_file():
                raise HTTPException(404)
            return Response((store / key).read_bytes())

        return router


def item(dataset_id, dataset):
    """A STAC item as cloudify renders it."""
    address = f"{HOST}/datasets/{dataset_id}"
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": dataset_id,
        "geometry": None,
        "properties": {
            "title": dataset_id,
            "description": "As cloudify describes it",
            "datetime": "2000-01-01T00:00:00Z",
            "cube:variables": {
                name: {"type": "data", "dimensions": list(variable.dims)}
                for name, variable in dataset.data_vars.items()
            },
            "_xpublish_id": dataset_id,
        },
        "links": [{"rel": "self", "href": f"{address}/stac"}],
        "assets": {
            "eerie-cloud": {
                "href": f"{address}/kerchunk",
                "type": "application/vnd+zarr",
                "roles": ["data"],
                "xarray:open_kwargs": {
                    "engine": "zarr",
                    "chunks": "auto",
                    "consolidated": True,
                },
                "xarray:storage_options": None,
                "alternate": {"processed": {"href": f"{address}/zarr"}},
            },
            "xarray_view": {"href": f"{address}/", "type": "text/html"},
        },
    }
