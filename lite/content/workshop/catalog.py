"""
The sample catalog: where it is, and how its documents are read.

One file for JupyterLab and for the browser-only page.
"""

import json
import os
import sys

import fsspec

__all__ = ["CATALOG", "read"]


def _catalog():
    """The address of the sample catalog, here."""
    if sys.platform == "emscripten":
        import js

        # Python is one of the site's extensions; the data lie beside them.
        root = js.location.href.rpartition("/extensions/")[0]
        return f"{root}/static/demo/catalog.json"
    try:
        return os.environ["CLOUDIFY_DEMO"]
    except KeyError:
        raise RuntimeError(
            "The workshop does not know where its sample catalog is. "
            "`npm start` tells it. Anywhere else, put this line above the "
            "others of the cell, and run it again:\n\n"
            "    %env CLOUDIFY_DEMO=<address of the catalog Demo>\n\n"
            "In the sidebar, the context menu of Demo has Copy address."
        ) from None


#: Address of the sample data's STAC catalog.
CATALOG = _catalog()


def read(address):
    """
    The JSON document at an address.

    Parameters
    ----------
    address : str
        ``https://…``, ``http://…``, or the name of a file in this folder.

    Raises
    ------
    FileNotFoundError
        Nothing is there.
    OSError
        The host cannot be reached, or does not admit this page (CORS).
    ValueError
        Something else than JSON is there.
    """
    with fsspec.open(address) as file:
        return json.load(file)
