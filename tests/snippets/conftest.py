"""
Every snippet is executed: those of the demo catalog by the newest and by an
early-2023 Python environment, those with hostile texts by a recorder.

    python -m pytest tests/snippets --demo-url http://127.0.0.1:8000/catalog.json
        --early-python .cloudify/env/early-2023/bin/python

``python`` has the project's ``demo`` and ``test`` extras; the demo catalog is
being served at ``--demo-url``; ``--early-python`` is a Python 3.11 (or older)
with ``early-2023.txt``. Node runs the core (``generate.mjs``).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--demo-url", help="URL of the demo's catalog.json")
    parser.addoption("--early-python", help="Python with early-2023.txt")


def generate(*arguments):
    """What the real core writes: the JSON of ``generate.mjs``."""
    command = ["node", str(HERE / "generate.mjs"), *arguments]
    return json.loads(subprocess.run(command, check=True, stdout=-1).stdout)


def option(config, name):
    value = config.getoption(name)
    if value is None:
        raise pytest.UsageError(f"{name} is needed")
    return value


class Kernel:
    """
    A Python environment, and the demo's snippets written for it.

    Attributes
    ----------
    packages : dict
        Versions by package; None for those that it lacks.
    cases : dict
        What ``demo.ts`` writes, by id.
    skipped : list of str
        Addresses of stores that the core cannot read.
    """

    PACKAGES = ("xarray", "zarr", "fsspec", "aiohttp", "requests", "dask")

    def __init__(self, python, url, folder):
        self._python = python
        self._folder = folder
        question = (
            "import importlib.metadata as m, json; print(json.dumps({"
            "name: next((d.version for d in m.distributions(name=name)), None)"
            f" for name in {self.PACKAGES}}}))"
        )
        self.packages = json.loads(
            subprocess.run(
                [python, "-c", question], check=True, stdout=-1
            ).stdout
        )
        written = generate("demo", url, json.dumps(self.packages))
        self.cases = {case["id"]: case for case in written["cases"]}
        self.skipped = written["skipped"]

    def execute(self, cases):
        """
        Run snippets in the environment.

        Returns
        -------
        dict
            By id what ``execute.py`` says of each ``ds``: an error, or its
            dimensions, variables, and the file that holds their values.
        """
        request = self._folder / "request.json"
        answer = self._folder / "answer.json"
        request.write_text(json.dumps(cases))
        command = [self._python, "-W", "ignore", HERE / "execute.py"]
        subprocess.run([*command, request, answer], check=True)
        return json.loads(answer.read_text())


@pytest.fixture(scope="session", params=["newest", "early-2023"])
def kernel(request, tmp_path_factory):
    """The demo's snippets in both environments."""
    config = request.config
    python = (
        sys.executable
        if request.param == "newest"
        else option(config, "--early-python")
    )
    folder = tmp_path_factory.mktemp(request.param)
    return Kernel(python, option(config, "--demo-url"), folder)
