"""Outside a page, fsspec stays as it was."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import fetchfs

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def installed(tmp_path):
    """An environment in which the package is installed, as metadata has it."""
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    info = tmp_path / f"fetchfs-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: fetchfs\nVersion: {project['version']}"
    )
    points = project["entry-points"]["fsspec.specs"].items()
    lines = [f"{name} = {value}" for name, value in points]
    (info / "entry_points.txt").write_text(
        "\n".join(["[fsspec.specs]", *lines])
    )
    paths = [str(PROJECT), str(tmp_path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def run(code, environment):
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.split()


def test_fsspec_asks_us(installed):
    code = """if True:
        from fsspec.registry import known_implementations
        for name in "http", "https", "reference":
            print(known_implementations[name]["class"])
    """
    assert run(code, installed) == [
        "fetchfs.HTTPFileSystem",
        "fetchfs.HTTPFileSystem",
        "fetchfs.ReferenceFileSystem",
    ]


@pytest.mark.parametrize(
    ("protocol", "name"),
    [
        ("http", "fsspec.implementations.http.HTTPFileSystem"),
        ("https", "fsspec.implementations.http.HTTPFileSystem"),
        ("reference", "fsspec.implementations.reference.ReferenceFileSystem"),
    ],
)
def test_it_gets_its_own_classes(installed, protocol, name):
    code = f"""if True:
        import fsspec
        found = fsspec.get_filesystem_class({protocol!r})
        print(found.__module__ + "." + found.__name__)
    """
    assert run(code, installed) == [name]


def test_nothing_is_loaded_before_it_is_asked_for(installed):
    code = """if True:
        import sys
        import fsspec
        print(*{"aiohttp", "fetchfs"} & {*sys.modules})
        fsspec.get_filesystem_class("http")
        print(*(name for name in sys.modules if name.startswith("fetchfs")))
    """
    assert run(code, installed) == ["fetchfs"]


def test_other_names():
    with pytest.raises(AttributeError, match="has no attribute 'Other'"):
        fetchfs.Other()
