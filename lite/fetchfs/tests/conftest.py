"""The file system with another way to the network, and what it reads."""

from pathlib import Path

import fsspec
import pytest
from fsspec.registry import _registry
from starlette.applications import Starlette

from fetchfs import retry
from fetchfs.filesystem import FetchFileSystem
from jupyterlab_cloudify.demo import broken, server
from jupyterlab_cloudify.demo.build import build

from .server import Host, routes, serving
from .transport import Client

#: Where `npm start` and `npm test` have it, too.
DEMO = Path(__file__).parents[3] / ".cloudify" / "demo"


@pytest.fixture
def client(monkeypatch):
    """The way to the network of a new file system, which knows no host."""
    client = Client()
    monkeypatch.setattr(FetchFileSystem, "fetch", client.fetch, raising=False)
    for protocol in FetchFileSystem.protocol:
        monkeypatch.setitem(_registry, protocol, FetchFileSystem)
    FetchFileSystem.clear_cache()
    retry._admitted.clear()
    return client


@pytest.fixture
def fs(client):
    return fsspec.filesystem("http")


@pytest.fixture(scope="session")
def hosts():
    """Hosts that answer well or badly, and the address above them."""
    host = Host()
    with serving(Starlette(routes=routes(host))) as address:
        yield host, f"{address}hosts/"


@pytest.fixture
def url(hosts):
    """The address above hosts that were not asked for anything yet."""
    host, address = hosts
    host.times.clear()
    return address


@pytest.fixture(scope="session")
def demo():
    """The folder of the demo data."""
    build(DEMO, report=lambda line: None)
    return DEMO


@pytest.fixture(scope="session")
def stores(demo):
    """The address of the demo's stores."""
    with serving(server.application(demo, broken.routes(demo))) as address:
        yield f"{address}stores/"
