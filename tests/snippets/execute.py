"""
Runs snippets one after another and saves what each ``ds`` holds.

    python execute.py REQUEST ANSWER

Runs in any environment, so it needs no more than the snippets and NumPy. The
values become plain numbers and texts, the same whatever xarray decodes to.
"""

import json
import sys
import traceback
from pathlib import Path

import numpy as np


def plain(values):
    """Times as ISO texts to the second, durations as seconds."""
    values = np.asarray(values)
    if values.dtype.kind == "M":
        return np.datetime_as_string(values, unit="s")
    if values.dtype.kind == "m":
        return values / np.timedelta64(1, "s")
    if values.dtype.kind == "O":
        texts = [
            value.isoformat(timespec="seconds")
            if hasattr(value, "isoformat")
            else str(value)
            for value in values.ravel()
        ]
        return np.array(texts, dtype="U").reshape(values.shape)
    return values


def inspect(dataset, file):
    """Save the values, and tell the rest."""
    arrays = {
        name: plain(variable.values)
        for name, variable in dataset.variables.items()
    }
    # Names may be anything, those in an archive may not.
    np.savez(file, *arrays.values())
    return {
        "file": str(file),
        "names": list(arrays),
        "dims": {name: dataset[name].dims for name in arrays},
        "data": list(dataset.data_vars),
        "durations": [
            name
            for name, variable in dataset.variables.items()
            if variable.dtype.kind == "m"
        ],
        "chunked": [
            name
            for name, variable in dataset.variables.items()
            if variable.chunks is not None
        ],
    }


def main(request, answer):
    answers = {}
    for number, (key, case) in enumerate(
        json.loads(request.read_text()).items()
    ):
        namespace = {}
        try:
            exec(case["code"], namespace)
            file = answer.with_name(f"{number}.npz")
            answers[key] = inspect(namespace["ds"], file)
        except Exception:
            answers[key] = {"error": traceback.format_exc()}
    answer.write_text(json.dumps(answers))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
