"""The checks tell right from wrong, and never tell the answer."""

import json
import re

import pytest

from notebooks import ALL, WORKSHOP, exercises, load, tags
from session import printed, verdicts
from wrong import ODD, WRONG

#: Prints an answer as a list of texts, as far as it has any.
TELL = """
import json as _json
_all = {answer} if isinstance({answer}, (list, dict)) else [{answer}]
_all = _all.values() if isinstance(_all, dict) else _all
print(_json.dumps([str(a) for a in _all if isinstance(a, (str, int, float))]))
"""


@pytest.mark.parametrize("path", ALL, ids=str)
def test_solutions_are_right(session, path):
    notebook = load(path)
    for exercise in exercises(notebook):
        exercise.answer.source = exercise.code
    session.run(path, notebook)
    for exercise in exercises(notebook):
        assert verdicts(printed(exercise.check)) == [
            ("✔", name, "right.") for name in exercise.names
        ]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert printed(cell, "stderr") == ""


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_untouched_notebook_runs_and_says_what_to_do(session, path):
    notebook = session.run(path, load(path))
    for exercise in exercises(notebook):
        for sign, name, said in asked(exercise, printed(exercise.check)):
            if name == "seconds":
                assert "still returns the dots" in said
            else:
                assert sign == "…"
                assert said.startswith("still to be filled in.")


def test_check_before_the_exercise_was_run_says_so(session):
    first, *_ = exercises(load(WORKSHOP[0]))
    sources = ["import workshop", first.check.source]
    _, output = session.run_code(WORKSHOP[0], sources)
    for sign, _, said in asked(first, output):
        assert sign == "…"
        assert said.startswith("still to be filled in.")


def asked(exercise, output):
    """The verdicts, one for each name that the exercise asks for."""
    found = verdicts(output)
    assert [name for _, name, _ in found] == exercise.names
    return found


@pytest.mark.parametrize("path", WORKSHOP, ids=str)
def test_wrong_answers_get_a_hint_but_no_answer(session, path):
    sources, trials = with_wrong_answers(load(path))
    said = session.run_code(path, sources)
    assert trials
    for at, name, wrong in trials:
        ((sign, _, hint),) = verdicts(said[at])
        assert (sign, hint[:9]) == ("✘", "not yet. "), (name, wrong, hint)
        assert WRONG[name].get(wrong, "") in hint, (name, wrong, hint)
        for part in json.loads(said[at + 1]):
            assert not contains(hint, part), (name, wrong, hint)


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


def contains(hint, part):
    """Whether a hint has this text or number as a word of its own."""
    return re.search(rf"(?<![\w.]){re.escape(part)}(?!\w)", hint)


def test_unreachable_sample_data_are_told(session, monkeypatch):
    monkeypatch.setenv("CLOUDIFY_DEMO", "http://127.0.0.1:9/catalog.json")
    code = 'import workshop\ntime_steps = 1\nworkshop.check("time_steps")'
    ((sign, _, said),) = verdicts(session.run_script(WORKSHOP[0], code))
    assert sign == "…"
    assert "the sample data cannot be read" in said


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
