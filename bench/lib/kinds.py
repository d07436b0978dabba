"""
Catalogs of each kind on loopback, as the live tests have them.

    python bench/lib/kinds.py DEMO FOLDER

``python`` has the project's ``demo`` and ``test`` extras. Writes what is
served into the new FOLDER, with the documents for a STAC API in FOLDER/stac.
Prints the addresses as JSON, and serves until its input ends.
"""

import json
import sys
from contextlib import ExitStack
from pathlib import Path

LIVE = Path(__file__).parents[2] / "tests" / "live"

for kind in (".", "freva", "intake", "kerchunk", "stacapi"):
    sys.path.insert(0, str(LIVE / kind))

import documents
import sets
from databrowser import Databrowser
from jupyterlab_cloudify.demo import server
from loopback import serving
from trees import write_trees

#: Items of the STAC API besides the demo's, and files of Freva's besides one.
COUNT = 10_000


def write_documents(folder, demo, address):
    """The files that rustac serves."""
    collections, items = documents.demo(demo, address)
    runs = {**documents.COLLECTION, "id": "runs", "title": "Runs"}
    features = items + documents.runs(COUNT)
    files = [*collections, runs]
    files.append({"type": "FeatureCollection", "features": features})
    folder.mkdir()
    for number, document in enumerate(files):
        (folder / f"{number}.json").write_text(json.dumps(document))


def databrowser(address):
    """Freva with one store that can be read, among files on disk."""
    store = f"{address}/stores/orca2.zarr"
    files = [indexed(f"/pool/obs/{number:05}.nc") for number in range(COUNT)]
    files.append(indexed(store, project="ocean", kind="zarr"))
    return Databrowser(files).application()


def indexed(uri, project="obs", kind="nc"):
    return {
        "file": uri,
        "uri": uri,
        "project": [project],
        "experiment": ["historical"],
        "variable": ["to"],
        "format": [kind],
        "time_frequency": ["mon"],
    }


def main(demo, folder):
    folder.mkdir(parents=True)
    with ExitStack() as stack:

        def served(application):
            return stack.enter_context(serving(application))

        def served_folder(name):
            (folder / name).mkdir()
            return served(server.application(folder / name))

        demo_url = served(server.application(demo))
        write_documents(folder / "stac", demo, demo_url)
        intake_url = served_folder("intake")
        write_trees(folder / "intake", intake_url)
        sets_url = served_folder("kerchunk")
        sets.write(folder / "kerchunk", f"{sets_url}/")
        urls = {
            "demo": demo_url,
            "freva": served(databrowser(demo_url)),
            "intake": intake_url,
            "kerchunk": sets_url,
        }
        print(json.dumps(urls), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
