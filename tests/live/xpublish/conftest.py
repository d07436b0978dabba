"""
The core against real servers of xpublish, and against one full of faults.

    python -m pytest tests/live/xpublish --demo .cloudify/demo
        --xpublish-04 ENV/bin/python --xpublish-05 ENV/bin/python

``python`` has the project's ``demo`` and ``test`` extras; the other two have
``requirements-0.4.txt`` and ``requirements-0.5.txt``. Node runs the core
through ``scripts/catalog.mjs``.
"""

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal import catalog

HERE = Path(__file__).parent

#: Stores that are published: numbers in time; HEALPix; packed numbers on a
#: grid, in both formats of Zarr; runs with a 360-day year; texts.
NAMES = ("darwin", "nemo-healpix-3", "ostia", "ostia-v3", "scenarios", "wind")


def pytest_addoption(parser):
    parser.addoption("--demo", required=True, help="Folder of a built demo")
    for version in ("0.4", "0.5"):
        parser.addoption(
            f"--xpublish-{version.replace('.', '')}",
            required=True,
            help=f"Python with requirements-{version}.txt",
        )


def read(command, url):
    """What the core tells of an address, from its JSON."""
    return json.loads(catalog(command, url, "--json").stdout)


def execute(code):
    """The dataset that a snippet opens, with its values."""
    names = {}
    exec(code, names)
    return names["ds"].load()


@pytest.fixture(scope="session")
def demo(pytestconfig):
    """Folder of the built demo."""
    return Path(pytestconfig.getoption("--demo")).resolve()


@contextmanager
def served(python, demo, *flags):
    """The address of ``serve.py`` while it runs."""
    command = [python, "-W", "ignore", HERE / "serve.py", *flags, demo, *NAMES]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, text=True) as server:
        try:
            url = server.stdout.readline().strip()
            assert url, "The server did not start; its own words are above."
            yield url
        finally:
            server.terminate()


@pytest.fixture(scope="session", params=["0.4", "0.5"])
def plain(request, pytestconfig, demo):
    """A server with its Zarr routes: its address and its Zarr format."""
    name = f"--xpublish-{request.param.replace('.', '')}"
    with served(pytestconfig.getoption(name), demo) as url:
        yield url, {"0.4": 2, "0.5": 3}[request.param]


@pytest.fixture(scope="session")
def bare(pytestconfig, demo):
    """xpublish 0.5 alone, which has no Zarr routes."""
    python = pytestconfig.getoption("--xpublish-05")
    with served(python, demo, "--bare") as url:
        yield url


@pytest.fixture(scope="session")
def cloudify(pytestconfig, demo):
    """A server with the routes of cloudify."""
    python = pytestconfig.getoption("--xpublish-04")
    with served(python, demo, "--cloudify") as url:
        yield url
