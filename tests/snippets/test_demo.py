"""Each snippet of the demo catalog gives what is in the file behind it."""

import numpy as np
import pytest

from truth import Truth, joined, positions, values_of


@pytest.fixture(scope="module")
def truth():
    return Truth()


@pytest.fixture(scope="module")
def executed(kernel):
    """What became of each snippet that the environment can run."""
    cases = {
        key: case for key, case in kernel.cases.items() if not case["notes"]
    }
    return kernel.execute(cases)


@pytest.fixture
def answers(executed):
    """What the snippets that ran gave."""
    return {k: v for k, v in executed.items() if "error" not in v}


def is_v3_beyond(kernel, case):
    return case["zarrFormat"] == 3 and kernel.packages["zarr"].startswith("2.")


def test_catalog_yields_all_kinds_of_selections(kernel):
    names = {key.split(":")[-1] for key in kernel.cases}
    assert names >= {
        "as-the-catalog-says",
        "everything-none",
        "everything-native",
        "variable-none",
        "month-none",
        "box-none",
        "seam-none",
        "seam-unread-none",
        "together-native",
    }
    assert any(name.startswith("level-") for name in names)
    assert {case["zarrFormat"] for case in kernel.cases.values()} == {2, 3}
    assert any(case["group"] for case in kernel.cases.values())


def test_every_store_of_the_catalog_has_snippets(kernel):
    assert kernel.skipped == []


def test_notes_say_what_cannot_run(kernel):
    for key, case in kernel.cases.items():
        codes = [note["code"] for note in case["notes"]]
        expected = ["too-old-for-format"] if is_v3_beyond(kernel, case) else []
        assert codes == expected, key


def test_every_snippet_runs(executed):
    errors = [
        f"{key}:\n{answer['error']}"
        for key, answer in executed.items()
        if "error" in answer
    ]
    assert not errors, "\n".join(errors)
    assert len(executed) > 50


def test_values_are_those_of_the_files(kernel, answers, truth):
    wrong = []
    for key, answer in answers.items():
        wrong += [
            f"{key}: {problem}"
            for problem in problems(kernel.cases[key], answer, truth)
        ]
    assert not wrong, "\n".join(wrong)


def test_chunks_are_as_asked_for(answers):
    for key, answer in answers.items():
        if key.endswith("-native"):
            assert answer["chunked"], key
        elif key.endswith("-none"):
            assert not answer["chunked"], key


def problems(case, answer, truth):
    """How a result differs from the truth; nothing when it does not."""
    dataset = joined(truth.dataset(case), case)
    kept = positions(dataset, case)
    wanted = case["picks"]["variables"] or list(dataset.data_vars)
    if missing := set(wanted) - set(answer["names"]):
        yield f"lacks {missing}"
    extra = set(answer["data"]) - set(wanted)
    if case["picks"]["variables"] and extra:
        yield f"has {extra} as well"
    with np.load(answer["file"]) as file:
        values = dict(zip(answer["names"], file.values()))
    for name, found in values.items():
        variable = dataset[name].variable
        variable = variable.isel({d: kept[d] for d in variable.dims})
        expected = values_of(
            dataset[name].isel({d: kept[d] for d in dataset[name].dims}),
            dataset,
            name in answer["durations"],
        )
        if tuple(answer["dims"][name]) != variable.dims:
            dims = answer["dims"][name]
            yield f"{name} has dims {dims}, not {variable.dims}"
        elif found.shape != expected.shape:
            yield f"{name} has shape {found.shape}, not {expected.shape}"
        elif found.size == 0:
            yield f"{name} is empty"
        elif not same(found, expected, truth.tolerance(case, name)):
            begins, should = found.ravel()[:3], expected.ravel()[:3]
            yield f"{name} differs: {begins} not {should}"


def same(found, expected, tolerance):
    if found.dtype.kind in "fiu" and expected.dtype.kind in "fiu":
        return np.allclose(
            found, expected, rtol=0, atol=tolerance, equal_nan=True
        )
    return np.array_equal(found, expected)
