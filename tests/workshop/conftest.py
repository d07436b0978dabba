"""
The notebooks of the workshop are executed as a participant would do it,
against the real demo server.

    python -m pytest tests/workshop

``python`` has the project's ``demo`` and ``test`` extras.
"""

import shutil
import subprocess
import sys

import pytest

from notebooks import CONTENT, ROOT
from session import Session


@pytest.fixture(scope="session")
def catalog():
    """The URL of the demo catalog, while it is being served."""
    command = [sys.executable, "-m", "jupyterlab_cloudify.demo", "serve"]
    server = subprocess.Popen(
        [*command, str(ROOT / ".cloudify" / "demo"), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        # Lines of a build may come first, when the demo is not there yet.
        said = "Demo catalog: "
        yield next(
            line.removeprefix(said).strip()
            for line in server.stdout
            if line.startswith(said)
        )
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


@pytest.fixture
def session(catalog, tmp_path, monkeypatch):
    """A participant's own copy of the content, and how to run it."""
    folder = tmp_path / "content"
    shutil.copytree(
        CONTENT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    monkeypatch.setenv("CLOUDIFY_DEMO", catalog)
    # So that a person's own IPython changes nothing here.
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    return Session(folder)
