"""The notebooks as they are shipped, and the parts of an exercise."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "lite" / "content"

#: The workshop's notebooks, in their order.
WORKSHOP = sorted(
    path.relative_to(CONTENT) for path in CONTENT.glob("workshop/*.ipynb")
)
ALL = [Path("getting-started.ipynb"), *WORKSHOP]

#: What a checked name looks like in a check cell.
CHECKED = re.compile(r'workshop\.check\("(\w+)"\)')


@dataclass(frozen=True)
class Exercise:
    """
    The cells of an exercise.

    Attributes
    ----------
    task, answer, check, heading, solution : nbformat.NotebookNode
        In the order in which they stand in the notebook.
    """

    task: nbformat.NotebookNode
    answer: nbformat.NotebookNode
    check: nbformat.NotebookNode
    heading: nbformat.NotebookNode
    solution: nbformat.NotebookNode

    @property
    def names(self):
        """The variables that the exercise asks for."""
        return CHECKED.findall(self.check.source)

    @property
    def code(self):
        """The code of the solution."""
        opening, *lines, closing = self.solution.source.splitlines()
        assert (opening, closing) == ("```python", "```")
        return "\n".join(lines)


def load(path):
    """A notebook; `path` counts from the content's folder."""
    return nbformat.read(CONTENT / path, as_version=nbformat.NO_CONVERT)


def tags(cell):
    return cell.metadata.get("tags", [])


def exercises(notebook):
    """All exercises of a notebook."""
    cells = notebook.cells
    return [
        Exercise(*cells[at - 1 : at + 4])
        for at, cell in enumerate(cells)
        if "exercise" in tags(cell)
    ]
