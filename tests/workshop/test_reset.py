"""A participant gets back what the exercise cells were."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_output

from notebooks import WORKSHOP, exercises, load

FIRST = WORKSHOP[0]


@pytest.fixture
def reset(session):
    """Save a notebook, do what its reset cell does, and read it again."""

    def reset(path, notebook):
        session.save(path, notebook)
        (code,) = [
            cell.source
            for cell in notebook.cells
            if cell.source.startswith("workshop.reset")
        ]
        said = session.run_script(path, f"import workshop\n{code}")
        assert "Reload Notebook from Disk" in " ".join(said.split())
        after = session.load(path)
        nbformat.validate(after)
        return after

    return reset


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_filled_in_cells_are_empty_again(path, reset):
    notebook = load(path)
    for exercise in exercises(notebook):
        exercise.answer.source = exercise.code
        exercise.answer.outputs = [new_output("stream", text="done")]
        exercise.answer.execution_count = 1
    assert reset(path, notebook) == load(path)


def test_other_cells_stay(reset):
    notebook = load(FIRST)
    notebook.cells.insert(3, new_markdown_cell("My own note"))
    notebook.cells[0].source += " (mine)"
    assert reset(FIRST, notebook) == notebook


def test_deleted_cell_comes_back_in_its_place(reset):
    notebook = load(FIRST)
    lost = exercises(notebook)[-1].answer
    at = notebook.cells.index(lost)
    del notebook.cells[at]
    after = reset(FIRST, notebook)
    assert (after.cells[at].id, after.cells[at].source) == (
        lost.id,
        lost.source,
    )


def test_cell_comes_back_even_where_its_task_is_gone(reset):
    notebook = load(FIRST)
    exercise = exercises(notebook)[0]
    notebook.cells.remove(exercise.task)
    notebook.cells.remove(exercise.answer)
    after = reset(FIRST, notebook)
    assert after.cells[-1].source == exercise.answer.source


def test_renamed_notebook_says_so(session):
    code = 'import workshop\nworkshop.reset("renamed.ipynb")'
    assert "no renamed.ipynb in this folder" in session.run_script(FIRST, code)
