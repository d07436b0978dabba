"""
Entries of intake catalogs that hold a monthly near-surface air temperature.

Reads the YAML files of a folder and nothing else, so that the search can be
compared with a count that shares no code with it. Prints JSON.
"""

import json
import re
import sys
from pathlib import Path

import yaml

#: What the models of EERIE and ERA5 call it; ``_gmean`` is its global mean.
NAMES = {"tas", "tas_gmean", "2t", "mean2t"}

#: Their long names of it, in lower case.
TITLES = {
    "near-surface air temperature",
    "temperature in 2m",
    "2 metre temperature",
    "mean 2 metre temperature",
    "global mean temperature at 2m",
}

#: Parts of names of entries.
MONTHLY = {"mon", "monthly", "amon", "omon", "simon", "hramon", "hromon"}
MONTHLY |= {"1mth", "p1m", "emon", "aermon", "amonextremes"}

#: Values of the attribute ``frequency``.
FREQUENCIES = {"mon", "monthly", "1month"}


def entries_of(document):
    """
    Entries that lead to gridded data.

    Yields
    ------
    name : str
    entry : dict
        With its ``metadata`` and, in catalogs of version 1, ``parameters``.
    """
    for name, entry in (document.get("sources") or {}).items():
        driver = entry["driver"]
        drivers = driver if isinstance(driver, list) else [driver]
        if drivers[0] in ("zarr", "netcdf"):
            yield name, entry
    for name, entry in (document.get("entries") or {}).items():
        if entry["reader"].endswith(":XArrayDatasetReader"):
            yield name, entry


def told(entry):
    """Names and long names of an entry's variables, in lower case."""
    parameters = entry.get("parameters") or {}
    names = (parameters.get("variables") or {}).get("allowed") or []
    titles = (entry.get("metadata") or {}).get("variable-long_names") or []
    return (
        {str(name).lower() for name in names},
        {str(title).lower() for title in titles},
    )


def is_monthly(name, entry):
    """Whether an entry, or else its attribute, says so."""
    words = set(re.split(r"[^a-z0-9]+", name.lower()))
    frequency = (entry.get("metadata") or {}).get("frequency")
    return bool(words & MONTHLY) or frequency in FREQUENCIES


def main(folder):
    """Print the counts, and the entries that were found by file and name."""
    counts = {"entries": 0, "unnamed": 0, "called": 0, "found": []}
    for path in sorted(folder.rglob("*.yaml")):
        document = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        if not isinstance(document, dict):
            continue
        for name, entry in entries_of(document):
            names, titles = told(entry)
            counts["entries"] += 1
            counts["unnamed"] += not names and not titles
            if is_monthly(name, entry):
                counts["called"] += "tas" in names
                if names & NAMES or titles & TITLES:
                    file = path.relative_to(folder).as_posix()
                    counts["found"].append([file, name])
    json.dump(counts, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
