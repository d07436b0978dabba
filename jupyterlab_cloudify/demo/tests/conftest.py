"""A built demo, and its real server, once for all tests."""

import subprocess
import sys

import pytest

from jupyterlab_cloudify.demo import stores
from jupyterlab_cloudify.demo.build import build


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The folder of a built demo."""
    folder = tmp_path_factory.mktemp("demo") / "built"
    build(folder, report=lambda line: None)
    return folder


@pytest.fixture(scope="session")
def all_stores():
    """What the stores were made from."""
    return stores.all_stores()


@pytest.fixture(scope="session")
def serving(demo):
    """The server as people start it, on a free port: (process, URL)."""
    process = subprocess.Popen(
        command("serve", demo, "--port", "0", "--broken"),
        stdout=subprocess.PIPE,
        text=True,
    )
    url = process.stdout.readline().removeprefix("Demo catalog: ").strip()
    yield process, url.removesuffix("catalog.json")
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="session")
def url(serving):
    """The server's address, with a slash at its end."""
    return serving[1]


def command(*arguments):
    """A command line of the demo."""
    module = "jupyterlab_cloudify.demo"
    return [sys.executable, "-m", module, *map(str, arguments)]
