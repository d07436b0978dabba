"""What the notebooks have in common."""

import re
from collections import Counter

import nbformat
import pytest

from notebooks import ALL, CONTENT, WORKSHOP, exercises, load, tags
from wrong import WRONG

LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


@pytest.fixture(params=ALL, ids=str)
def notebook(request):
    return load(request.param)


@pytest.fixture(params=WORKSHOP, ids=str)
def lesson(request):
    return load(request.param)


def test_four_notebooks_in_order():
    assert [path.name[:2] for path in WORKSHOP] == ["1-", "2-", "3-", "4-"]


def test_notebook_is_valid_and_new(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.kernelspec.language == "python"
    assert all(count == 1 for count in Counter(ids(notebook)).values())


def test_nothing_has_been_run(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None


def test_links_between_files_lead_somewhere(request, notebook):
    home = (CONTENT / request.node.callspec.params["notebook"]).parent
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for target in LINK.findall(cell.source):
                assert (home / target).is_file(), target


def test_goal_says_how_long_it_takes(lesson):
    goal = lesson.cells[0].source
    assert goal.startswith("# ")
    assert re.search(r"\b\d+ minutes\.", goal)


def test_exercises_are_complete(lesson):
    found = exercises(lesson)
    assert len(found) >= 3
    for exercise in found:
        assert "**Exercise.**" in exercise.task.source
        assert "..." in exercise.answer.source
        assert exercise.names
        assert tags(exercise.check)[0] == "check"
        assert exercise.code


def test_solutions_are_folded(lesson):
    for exercise in exercises(lesson):
        assert exercise.heading.source == "### Solution"
        assert exercise.heading.metadata["jp-MarkdownHeadingCollapsed"]
        # All that follows is folded with it, up to the next heading.
        at = lesson.cells.index(exercise.solution)
        assert re.match("#{2,3} ", lesson.cells[at + 1].source)


def test_every_answer_has_wrong_ones_here():
    asked = [
        name
        for path in WORKSHOP
        for exercise in exercises(load(path))
        for name in exercise.names
    ]
    assert sorted(asked) == sorted(WRONG)


def test_notebook_knows_how_its_exercises_began(lesson):
    assert lesson.metadata.workshop == {
        exercise.answer.id: {
            "below": exercise.task.id,
            "source": exercise.answer.source,
        }
        for exercise in exercises(lesson)
    }


def ids(notebook):
    return [cell.id for cell in notebook.cells]
