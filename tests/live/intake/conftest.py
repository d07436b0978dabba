"""
The core's code for intake's catalogs, executed and compared with the files.

    python -m pytest tests/live/intake --intake-07 ENV/bin/python
        --intake-2 ENV/bin/python

``python`` has the project's ``demo`` and ``test`` extras; the other two have
``requirements-0.7.txt`` and ``requirements-2.txt``, of which the latter runs
the code for xarray as well. Node runs the core: ``scripts/catalog.mjs``.
"""

import json
import subprocess
import threading
from pathlib import Path

import pytest
import uvicorn
from trees import write_trees

from jupyterlab_cloudify.demo import server

HERE = Path(__file__).parent

CATALOG = HERE.parents[2] / "scripts" / "catalog.mjs"


def pytest_addoption(parser):
    parser.addoption("--intake-07", help="Python with requirements-0.7.txt")
    parser.addoption("--intake-2", help="Python with requirements-2.txt")


def option(config, name):
    value = config.getoption(name)
    if value is None:
        raise pytest.UsageError(f"{name} is needed")
    return value


def catalog(command, address, *arguments):
    """
    Ask the core in a terminal.

    Returns
    -------
    subprocess.CompletedProcess
        With ``stdout`` and ``stderr`` as texts.
    """
    return subprocess.run(
        ["node", CATALOG, command, address, *arguments],
        capture_output=True,
        text=True,
    )


class Code:
    """Runs code and compares what it opens."""

    #: Prints the values of a variable, whatever ``ds`` is lazy about.
    REPORT = """
import json
values = ds["air_temperature"].transpose("time", "latitude", "longitude")
print(json.dumps({
    "shape": values.shape,
    "samples": values.values[::60, ::9, ::12].ravel().tolist(),
}))
"""

    def run(self, python, code):
        """What ``air_temperature`` holds, as JSON."""
        done = subprocess.run(
            [python, "-W", "ignore", "-c", code + self.REPORT],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{code}\n{done.stderr}"
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("intake")


@pytest.fixture(scope="session")
def url(folder):
    """The address of the folder, served on loopback."""
    listener = server.listen("127.0.0.1", 0)
    serving = uvicorn.Server(
        uvicorn.Config(server.application(folder), log_level="warning")
    )
    thread = threading.Thread(target=serving.run, args=([listener],))
    thread.start()
    port = listener.getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    serving.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def tree(folder, url):
    """The real catalogs and stores in the folder: what they must give."""
    return write_trees(folder, url)


@pytest.fixture(scope="session")
def pythons(request):
    """Interpreters by what they have."""
    newest = option(request.config, "--intake-2")
    return {
        "xarray": newest,
        "intake-0.7": option(request.config, "--intake-07"),
        "intake-2": newest,
    }
