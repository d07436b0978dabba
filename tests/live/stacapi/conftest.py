"""
The core against STAC APIs: rustac, and one with what rustac lacks.

    python -m pytest tests/live/stacapi --demo .cloudify/demo
        --rustac ENV/bin/rustac

``python`` has the project's ``demo`` and ``test`` extras; ``rustac`` is that
of ``requirements.txt``. Node runs the core, through ``scripts/catalog.mjs``
and ``pages.mjs``.
"""

import json
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

import documents
from jupyterlab_cloudify.demo import server
from loopback import serving
from terminal import node

HERE = Path(__file__).parent

#: Items besides those of the demo.
COUNT = 10_000


def pytest_addoption(parser):
    parser.addoption("--demo", required=True, help="Folder of a built demo")
    parser.addoption(
        "--rustac", required=True, help="The program of requirements.txt"
    )


def pages(url, query=None):
    """
    Entries by page below an address, or found there.

    Parameters
    ----------
    url : str
    query : dict, optional
        An ``ISearchQuery``.

    Returns
    -------
    dict
        ``pages``, ``requests`` that were made, and ``error`` (a failure's kind
        and facts) or None.
    """
    arguments = [] if query is None else [json.dumps(query)]
    done = node(HERE / "pages.mjs", url, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def demo(pytestconfig):
    """Collections and items of the demo, whose stores are being served."""
    folder = Path(pytestconfig.getoption("--demo")).resolve()
    with serving(server.application(folder)) as address:
        yield documents.demo(folder, address)


@pytest.fixture(scope="session")
def rustac(pytestconfig, tmp_path_factory, demo):
    """The address of rustac with the demo and `COUNT` runs."""
    collections, items = demo
    folder = tmp_path_factory.mktemp("rustac")
    features = items + documents.runs(COUNT)
    runs = {**documents.COLLECTION, "id": "runs", "title": "Runs"}
    files = {
        **{document["id"]: document for document in [*collections, runs]},
        "items": {"type": "FeatureCollection", "features": features},
    }
    for name, document in files.items():
        (folder / f"{name}.json").write_text(json.dumps(document))
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    program = pytestconfig.getoption("--rustac")
    hrefs = [folder / f"{name}.json" for name in files]
    command = [program, "serve", "--addr", address, *hrefs]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stderr=pipe, text=True) as process:
        try:
            wait_for_listener(process, port)
            yield f"http://{address}"
        finally:
            process.terminate()


def wait_for_listener(process, port):
    """rustac says that it serves just before it does."""
    lines = iter(process.stderr.readline, "")
    assert any("Serving" in line for line in lines), "rustac did not start"
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("rustac ended")
