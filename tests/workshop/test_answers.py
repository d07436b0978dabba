"""The checks tell right from wrong, and never tell the answer."""

import json
import re

import pytest
from notebooks import ALL, WORKSHOP, exercises, load, tags
from session import printed
from wrong import ODD, WRONG

#: Prints an answer as a list of texts, as far as it has any.
TELL = """
import json as _json
_parts = {answer} if isinstance({answer}, (list, set, dict)) else [{answer}]
if isinstance(_parts, dict):
    _parts = _parts.values()
print(_json.dumps([str(p) for p in _parts if isinstance(p, (str, int, float))]))
"""


@pytest.mark.parametrize("path", ALL, ids=str)
def test_solutions_are_right(session, path):
    notebook = load(path)
    for exercise in exercises(notebook):
        exercise.answer.source = exercise.code
    session.run(path, notebook)
    for exercise in exercises(notebook):
        assert printed(exercise.check).splitlines() == [
            f"✔ {name}: right." for name in exercise.names
        ]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert printed(cell, "stderr") == ""


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_untouched_notebook_runs_and_says_what_to_do(session, path):
    notebook = session.run(path, load(path))
    for exercise in exercises(notebook):
        lines = printed(exercise.check).splitlines()
        for name, line in zip(exercise.names, lines, strict=True):
            if name == "seconds":
                assert "still returns the dots" in line
            else:
                assert line.startswith(f"… {name}: still to be filled in.")


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_check_before_the_exercise_was_run_says_so(session, path):
    first, *_ = exercises(load(path))
    sources = ["import workshop", first.check.source]
    _, said = session.run_code(path, sources)
    for name, line in zip(first.names, said.splitlines(), strict=True):
        assert line.startswith(f"… {name}: still to be filled in.")


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_wrong_answers_get_a_hint_but_no_answer(session, path):
    sources, trials = with_wrong_answers(load(path))
    said = session.run_code(path, sources)
    assert trials
    for at, name, wrong in trials:
        line, answer = said[at], json.loads(said[at + 1])
        assert re.fullmatch(rf"✘ {name}: not yet\. .+\n", line), (wrong, line)
        assert WRONG[name].get(wrong, "") in line, (wrong, line)
        assert not any(contains(line, part) for part in answer), (wrong, line)


def with_wrong_answers(notebook):
    """
    The code of a notebook with its solutions, each followed by wrong answers.

    Returns
    -------
    list of str
        Pieces of code.
    list of tuple
        For each wrong answer the place of the piece that checks it, the name,
        and the answer. The next piece tells the right one.
    """
    sources, trials = [], []
    solved = {e.answer.id: e for e in exercises(notebook)}
    for cell in notebook.cells:
        if cell.id in solved:
            exercise = solved[cell.id]
            sources.append(exercise.code)
            for name in exercise.names:
                for wrong in [*WRONG[name], *ODD]:
                    trials.append((len(sources), name, wrong))
                    sources += [trial(name, wrong), TELL.format(answer=name)]
        elif cell.cell_type == "code" and "reset" not in tags(cell):
            sources.append(cell.source)
    return sources, trials


def trial(name, wrong):
    """Check a wrong answer, and put the right one back."""
    return (
        f"_right, {name} = {name}, {wrong}\n"
        f'workshop.check("{name}")\n'
        f"{name} = _right"
    )


def contains(line, part):
    """Whether a line has this text or number as a word of its own."""
    return re.search(rf"(?<![\w.]){re.escape(part)}(?![\w])", line)


def test_without_a_catalog_it_says_where_to_get_one(session, monkeypatch):
    monkeypatch.delenv("CLOUDIFY_DEMO")
    attempt = (
        "try:\n    import workshop\nexcept RuntimeError as error:\n"
        "    print(error)"
    )
    again = "%env CLOUDIFY_DEMO=http://127.0.0.1/catalog.json\nimport workshop"
    said, _, catalog = session.run_code(
        WORKSHOP[0], [attempt, again, "print(workshop.CATALOG)"]
    )
    assert "%env CLOUDIFY_DEMO=" in said
    assert catalog == "http://127.0.0.1/catalog.json\n"
