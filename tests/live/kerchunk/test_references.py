"""Values through references are those of the file, or there are none."""

import json

import numpy as np
import pytest

import sets

#: Metadata in objects, for which fsspec wanted texts in early 2023.
OBJECTS = "objects.json"

#: Sets by the file that they lead to.
SETS = {
    **{
        f"{prefix}{name}.{kind}": name
        for name in sets.NAMES
        for prefix in ("", "virtualizarr-")
        for kind in ("json", "parquet")
    },
    "flat.json": sets.SAMPLE,
    OBJECTS: sets.SAMPLE,
    "folder": sets.SAMPLE,
    "disk.json": sets.SAMPLE,
    "disk.parquet": sets.SAMPLE,
    "templates.json": sets.SAMPLE,
    "generated.json": sets.SAMPLE,
    "relative.json": sets.SAMPLE,
    "relative.parquet": sets.SAMPLE,
}

#: Sets whose targets are out of reach from a page.
ON_DISK = ("disk.json", "disk.parquet")

#: What early 2023 lacks: Parquet and folders in fsspec, and Jinja.
BEYOND_EARLY = {
    *(name for name in SETS if not name.endswith(".json")),
    *("generated.json", "relative.json", OBJECTS),
}


@pytest.fixture(scope="module")
def told(core, url):
    return core("values", *(url + name for name in SETS))


@pytest.fixture(scope="module")
def answers(kernel, core, url):
    """What the code for the kernel gives, unless it says that it cannot."""
    addresses = {url + name: name for name in SETS}
    told = core("code", json.dumps(kernel.packages), *addresses)
    codes = {
        addresses[address]: snippet["code"]
        for address, snippet in told.items()
        if {note["code"] for note in snippet["notes"]} <= {"site-only"}
    }
    if kernel.is_early:
        del codes[OBJECTS]
    return kernel.execute(codes)


def expected(name):
    dataset = sets.truth(name)
    return {
        name: each.values.astype("float64")
        for name, each in dataset.variables.items()
        if name != sets.MEANINGLESS
    }


@pytest.mark.parametrize(
    "name", [name for name in SETS if name not in ON_DISK]
)
def test_core_reads_what_is_in_the_file(told, url, name):
    values = told[url + name]["values"]
    compared = 0
    for variable, truth in expected(SETS[name]).items():
        if variable in values:
            found = np.array(values[variable], dtype="float64")
            np.testing.assert_array_equal(found, truth.ravel(), variable)
            compared += 1
    assert compared > 3


def test_values_on_disk_are_out_of_reach(told, url):
    for name in ON_DISK:
        answer = told[url + name]
        assert answer["access"]["reach"] == "site"
        assert answer["access"]["storageOptions"]["remote_protocol"] == "file"
        assert answer["values"][sets.MONTH] == {
            "failure": "reference",
            "detail": "not-web",
        }


@pytest.mark.parametrize("kind", ["json", "parquet"])
@pytest.mark.parametrize(
    ("name", "failure"), [("no-ranges", "range-ignored"), ("gone", "http")]
)
def test_targets_that_fail_are_no_missing_data(core, url, name, failure, kind):
    address = f"{url}{name}.{kind}"
    values = core("values", address)[address]["values"]
    assert values[sets.MONTH]["failure"] == failure
    # Small coordinates stand in the set itself.
    assert len(values["latitude"]) == 18


def test_code_gives_what_is_in_the_file(answers):
    for name, answer in answers.items():
        assert "error" not in answer, f"{name}: {answer['error']}"
        dataset = sets.truth(SETS[name])
        with np.load(answer["file"]) as file:
            values = dict(zip(answer["names"], file.values()))
        compared = 0
        for variable, found in values.items():
            truth = dataset[variable].variable
            # Times are compared by the core, as the numbers that they are.
            is_plain = found.dtype.kind in "fi" and (
                variable not in (sets.MEANINGLESS, *answer["durations"])
            )
            if is_plain:
                assert answer["dims"][variable] == list(truth.dims)
                np.testing.assert_array_equal(
                    found,
                    truth.values.astype(found.dtype),
                    f"{name} {variable}",
                )
                compared += 1
        assert compared > 1


def test_code_runs_wherever_it_can(kernel, answers):
    missing = BEYOND_EARLY if kernel.is_early else set()
    assert set(SETS) - set(answers) == missing
