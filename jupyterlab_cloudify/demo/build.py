"""Write the whole demo into a folder, once."""

import hashlib
import importlib.metadata
import json
import tempfile
import time
import warnings
from pathlib import Path

STAMP = ".demo.json"


class BuildError(Exception):
    """The demo cannot be built; the message says why and what to do."""


def inputs():
    """
    What the demo depends on.

    Returns
    -------
    dict
        A digest of this package's code, and versions of what it reads and
        writes with.
    """
    code = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        code.update(path.name.encode() + b"\0" + path.read_bytes())
    packages = ("iris-sample-data", "xarray", "zarr")
    try:
        versions = {
            name: importlib.metadata.version(name) for name in packages
        }
    except importlib.metadata.PackageNotFoundError as error:
        raise missing_package(error.name) from error
    return {"code": code.hexdigest(), **versions}


def missing_package(name):
    """The error for a package that is not installed."""
    return BuildError(
        f"The Python package {name} is missing. "
        "pip install 'jupyterlab-cloudify[demo]' brings all that is needed."
    )


def is_current(folder):
    """Whether `folder` holds a whole demo, built from the present inputs."""
    return _stamp(folder) == inputs()


def _stamp(folder):
    try:
        return json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def build(folder, report=print):
    """
    Write the demo, unless it is there already.

    All is written beside the folder and then renamed, so that an interrupted
    build is never taken for a whole one.

    Parameters
    ----------
    folder : pathlib.Path
        Made when it is missing. An older demo in it is replaced.
    report : callable
        Takes a line of text about what is done.

    Returns
    -------
    bool
        Whether anything was written.

    Raises
    ------
    BuildError
        A package is missing, or the folder holds something else.
    OSError
        The disk is full, or not writable.
    """
    folder = folder.resolve()
    if is_current(folder):
        report(f"The demo data in {folder} are up to date.")
        return False
    if folder.exists() and _stamp(folder) is None and any(folder.iterdir()):
        raise BuildError(
            f"{folder} holds something else than demo data. "
            "Choose an empty or a new folder."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=folder.parent, prefix=f".{folder.name}-"
    ) as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        _write(new, report)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    return True


def _write(folder, report):
    began = time.monotonic()
    report("Reading the sample files and moving them to other grids …")
    try:
        from . import catalog, stores
    except ImportError as error:
        raise missing_package(error.name) from error
    all_stores = stores.all_stores()
    with warnings.catch_warnings():
        # Consolidated metadata and fixed-length strings of Zarr 3 work, but
        # are no part of its specification yet.
        warnings.simplefilter("ignore")
        for number, store in enumerate(all_stores.values(), start=1):
            report(f"Store {number} of {len(all_stores)}: {store.name}")
            stores.write(store, folder / "stores")
    report("Catalog: catalog.json")
    catalog.write(all_stores, folder)
    (folder / STAMP).write_text(json.dumps(inputs()), encoding="utf-8")
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    seconds = time.monotonic() - began
    report(f"{len(files)} files, {size:.1f} MB, in {seconds:.1f} s.")
