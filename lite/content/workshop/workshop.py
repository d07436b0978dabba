"""
What the notebooks of the workshop share: the sample catalog, checks of the
exercises, and the way back to the start.
"""

import json
import textwrap
from pathlib import Path

import exercises
from catalog import CATALOG, read

__all__ = ["CATALOG", "check", "read", "reset"]


def check(name):
    """
    Say whether an answer is right and, when it is not, what may help.

    Parameters
    ----------
    name : str
        The variable of the notebook that holds the answer.
    """
    import __main__

    _say(_verdict(name, vars(__main__).get(name, ...)))


def _verdict(name, answer):
    if _has_dots(answer):
        return (
            f"… {name}: still to be filled in. Replace the dots in the cell "
            "above, run it, then this one again."
        )
    try:
        exercises.RULES[name](answer)
    except exercises.NotYet as hint:
        return f"✘ {name}: not yet. {hint}"
    except OSError as error:
        return (
            f"… {name}: it cannot be checked, because the sample data cannot "
            f"be read. Run this cell again in a moment. ({error})"
        )
    return f"✔ {name}: right."


def _has_dots(answer):
    parts = answer.values() if isinstance(answer, dict) else answer
    return answer is ... or (
        isinstance(answer, (dict, list, set, tuple))
        and any(part is ... for part in parts)
    )


def reset(notebook):
    """
    Bring the exercise cells of a notebook back, and leave all others alone.

    The notebook keeps how each of them began, and below which cell, so that
    one that was deleted comes back, too.

    Parameters
    ----------
    notebook : str
        Name of its file, in this folder.
    """
    file = Path(notebook)
    if not file.exists():
        _say(
            f"There is no {notebook} in this folder. Has it been renamed? "
            "Then put its new name into the brackets."
        )
        return
    document = json.loads(file.read_text(encoding="utf-8"))
    for identity, beginning in document["metadata"]["workshop"].items():
        _bring_back(document["cells"], identity, **beginning)
    text = json.dumps(document, indent=1, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
    _say(
        "In the file, the exercise cells are as they were. To see them here, "
        "choose File → Reload Notebook from Disk."
    )


def _bring_back(cells, identity, below, source):
    places = {cell["id"]: place for place, cell in enumerate(cells)}
    if identity in places:
        cell = cells[places[identity]]
    else:
        cell = {"id": identity, "cell_type": "code", "metadata": {}}
        cells.insert(places.get(below, len(cells)) + 1, cell)
    cell.update(source=source, outputs=[], execution_count=None)


def _say(message):
    # Narrow enough that no line is broken in the middle of a word.
    print(
        textwrap.fill(
            message, 72, break_long_words=False, break_on_hyphens=False
        )
    )
