"""
Sets of references to real files, read by the core and by the code for them.

    python -m pytest tests/live/kerchunk --virtualizarr ENV/bin/python
        --early-python ENV/bin/python

``python`` has the project's ``demo`` and ``test`` extras; ``--virtualizarr``
is a Python with ``requirements.txt``; ``--early-python`` one with
``tests/snippets/early-2023.txt``. Node runs the core (``core.ts``).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.routing import Route

import sets
from jupyterlab_cloudify.demo import server
from loopback import serving

HERE = Path(__file__).parent

ROOT = HERE.parents[2]

SNIPPETS = ROOT / "tests" / "snippets"

BUNDLE = ROOT / ".cloudify" / "live-kerchunk.mjs"

PACKAGES = (
    *("xarray", "zarr", "fsspec", "aiohttp", "requests", "dask"),
    *("fastparquet", "jinja2"),
)

#: What JavaScript packages in CommonJS ask for.
REQUIRE = (
    "import { createRequire } from 'node:module';"
    "const require = createRequire(import.meta.url);"
)


def pytest_addoption(parser):
    parser.addoption(
        "--virtualizarr", required=True, help="Python with requirements.txt"
    )
    parser.addoption(
        "--early-python", required=True, help="Python with early-2023.txt"
    )


def whole(folder):
    """A route that sends whole files, whatever part is asked for."""

    def endpoint(request):
        return Response((folder / request.path_params["name"]).read_bytes())

    return server.admitting("/whole", Route("/{name}", endpoint))


@pytest.fixture(scope="session")
def url(pytestconfig, tmp_path_factory):
    """Where the sets are served."""
    folder = tmp_path_factory.mktemp("sets")
    python = pytestconfig.getoption("--virtualizarr")
    app = server.application(folder, [whole(folder)])
    with serving(app) as host:
        address = f"{host}/"
        sets.write(folder, address)
        for name in sets.NAMES:
            writer = HERE / "write_virtualizarr.py"
            target = folder / f"virtualizarr-{name}"
            command = [python, "-W", "ignore", writer, f"{address}{name}.nc"]
            subprocess.run([*command, target], check=True)
        yield address


@pytest.fixture(scope="session")
def core():
    """Asks the core: the arguments of ``core.ts``, and its answer."""
    command = [
        *("node", ROOT / "node_modules/esbuild/bin/esbuild", HERE / "core.ts"),
        *("--bundle", "--platform=node", "--target=node20", "--format=esm"),
        *("--log-level=warning", f"--banner:js={REQUIRE}"),
        f"--outfile={BUNDLE}",
    ]
    subprocess.run(command, check=True)

    def ask(*arguments):
        command = ["node", BUNDLE, *arguments]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        return json.loads(answer.stdout)

    return ask


class Kernel:
    """A Python environment that runs snippets."""

    def __init__(self, python, folder):
        self._python = python
        self._folder = folder
        question = (
            "import importlib.metadata as m, json; print(json.dumps({"
            "name: next((d.version for d in m.distributions(name=name)), None)"
            f" for name in {PACKAGES}}}))"
        )
        answer = subprocess.run(
            [python, "-c", question], check=True, stdout=subprocess.PIPE
        )
        self.packages = json.loads(answer.stdout)

    @property
    def is_early(self):
        return self.packages["zarr"].startswith("2.")

    def execute(self, codes):
        """By name what ``tests/snippets/execute.py`` says of each ``ds``."""
        request = self._folder / "request.json"
        answer = self._folder / "answer.json"
        cases = {name: {"code": code} for name, code in codes.items()}
        request.write_text(json.dumps(cases))
        command = [self._python, "-W", "ignore", SNIPPETS / "execute.py"]
        subprocess.run([*command, request, answer], check=True)
        return json.loads(answer.read_text())


@pytest.fixture(scope="session", params=["newest", "early-2023"])
def kernel(request, tmp_path_factory):
    python = (
        sys.executable
        if request.param == "newest"
        else request.config.getoption("--early-python")
    )
    return Kernel(python, tmp_path_factory.mktemp(request.param))
