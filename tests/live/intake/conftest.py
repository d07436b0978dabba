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

import pytest

from jupyterlab_cloudify.demo import server
from loopback import serving
from trees import write_trees


def pytest_addoption(parser):
    for name, file in [("07", "0.7"), ("2", "2")]:
        parser.addoption(
            f"--intake-{name}",
            required=True,
            help=f"Python with requirements-{file}.txt",
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
    with serving(server.application(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def tree(folder, url):
    """The real catalogs and stores in the folder: what they must give."""
    return write_trees(folder, url)


@pytest.fixture(scope="session")
def pythons(request):
    """Interpreters by what they have."""
    newest = request.config.getoption("--intake-2")
    return {
        "xarray": newest,
        "intake-0.7": request.config.getoption("--intake-07"),
        "intake-2": newest,
    }
