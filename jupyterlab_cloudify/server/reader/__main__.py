"""
Print the header of a file, as JSON: ``python reader FILE``.

A program of its own, for any Python that has xarray: it imports nothing of
the package, and what it prints is its only tie with Jupyter.
"""

import json
import os
import sys

from opening import Unreadable, open_groups
from references import document


def main(path):
    """Print a kerchunk document, or `error` and `message`."""
    # Libraries in C that have something to say print it, too.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        answer = document(open_groups(path))
    except Unreadable as error:
        answer = {"error": error.code, "message": str(error)}
    with output:
        json.dump(answer, output)


if __name__ == "__main__":
    main(sys.argv[1])
