"""The core in a terminal, as ``npm run catalog`` has it."""

import subprocess
from pathlib import Path

#: Node runs it.
CATALOG = Path(__file__).parents[2] / "scripts" / "catalog.mjs"


def catalog(command, url, *arguments):
    """
    Ask the core.

    Returns
    -------
    subprocess.CompletedProcess
        With ``stdout`` and ``stderr`` as texts.
    """
    return node(CATALOG, command, url, *arguments)


def printed(command, url, *arguments):
    """What the core prints when it has nothing to complain of."""
    done = catalog(command, url, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def node(*arguments):
    """What became of a script of Node; see `catalog`."""
    return subprocess.run(
        ["node", *arguments], capture_output=True, text=True, check=False
    )
