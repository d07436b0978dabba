"""
Serve stores of the demo with xpublish, on a free port of loopback.

    python serve.py [--bare | --cloudify] DEMO NAME...

Runs in an environment of ``requirements-0.4.txt`` or ``requirements-0.5.txt``.
Prints its address once it can be asked, and serves until it is ended.
``--bare`` leaves out the Zarr routes; ``--cloudify`` adds those of cloudify.
"""

import argparse
import socket
from pathlib import Path

import uvicorn
import xarray as xr
import xpublish
import zarr
from xpublish.plugins.manage import load_default_plugins


def server(stores, asked):
    """
    The server that is asked for.

    How the stores are written is forgotten: xpublish-zarr knows no codecs of
    Zarr v2.
    """
    published = {
        dataset_id: xr.open_zarr(store).drop_encoding()
        for dataset_id, store in stores.items()
    }
    plugins = load_default_plugins(["zarr"] if asked.bare else None)
    if asked.cloudify:
        from cloudify_routes import CloudifyRoutes

        # It is computed, so there is no store of it.
        published["demo.computed.wind"] = published["demo.published.wind"] * 2
        plugins["cloudify"] = CloudifyRoutes(stores=stores)
    return xpublish.Rest(published, plugins=plugins)


def main(asked):
    # xpublish-zarr answers 500 for what zarr would not write: a chunk of
    # nothing but the fill value.
    zarr.config.set({"array.write_empty_chunks": True})
    stores = {
        f"demo.published.{name}": asked.demo / "stores" / f"{name}.zarr"
        for name in asked.names
    }
    application = server(stores, asked).app
    config = uvicorn.Config(application, log_level="warning")
    # Named as TCP, or asyncio would not send small answers at once.
    with socket.socket(proto=socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        # From now on requests wait until they are answered.
        listening.listen(64)
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("demo", type=Path)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--cloudify", action="store_true")
    main(parser.parse_args())
