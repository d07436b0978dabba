"""No text of a catalog changes what a snippet does."""

import ast
import sys
import types

import pytest

from conftest import generate

SEED = 20240229

#: All that a snippet may call.
CALLS = {"open_dataset", "slice", "sel", "isel", "any"}


class Recorder:
    """Stands in for a dataset and its arrays; notes what is asked of it."""

    def __init__(self):
        self.opened = None
        self.items = []
        self.taken = {}
        self.nearest = {}
        self.reduced = []

    def open_dataset(self, *args, **keywords):
        self.opened = (args, keywords)
        return self

    def __getitem__(self, key):
        self.items.append(key)
        return self

    def sel(self, indexers=None, method=None, **keywords):
        taken = self.taken if method is None else self.nearest
        taken.update(indexers or {}, **keywords)
        return self

    def isel(self, indexers=None, **keywords):
        self.taken.update(indexers or {}, **keywords)
        return self

    def any(self, dimension):
        self.reduced.append(dimension)
        return self

    @property
    def values(self):
        return self

    def _mask(self, other):
        return self

    __ge__ = __le__ = __and__ = __or__ = _mask


@pytest.fixture(scope="module")
def cases():
    return generate("hostile", str(SEED))


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run code as a file, as an editor saves it; gives what it asked for."""

    def run(code):
        recorder = Recorder()
        module = types.ModuleType("xarray")
        module.open_dataset = recorder.open_dataset
        monkeypatch.setitem(sys.modules, "xarray", module)
        file = tmp_path / "snippet.py"
        file.write_bytes(code.encode("utf-8"))
        # From bytes, so that a line with `coding:` would count.
        compiled = compile(file.read_bytes(), str(file), "exec")
        calls = []
        exec(compiled, {"canary": lambda: calls.append("canary")})
        assert calls == []
        return recorder

    return run


def test_texts_arrive_as_they_are(cases, run):
    for case in cases:
        recorder = run(case["code"])
        selection = case["selection"]
        args, keywords = recorder.opened
        assert args == (case["href"],)
        assert keywords.get("group", "") == case["group"]
        assert keywords["drop_variables"] == case["dropped"]
        assert set(keywords) <= {
            *("engine", "zarr_format", "consolidated"),
            *("group", "drop_variables"),
        }
        box = selection["box"]
        coordinates = [box["latitude"], box["longitude"]] if box else []
        assert recorder.items == [*coordinates, selection["variables"]]
        assert recorder.nearest == {
            point["dimension"]: float(point["nearest"])
            for point in selection["points"]
            if point["nearest"] is not None
        }
        assert recorder.taken == {
            **{
                each["dimension"]: slice(each["start"], each["stop"])
                for each in selection["ranges"]
            },
            **{
                point["dimension"]: point["position"]
                for point in selection["points"]
                if point["nearest"] is None
            },
            **{name: recorder for name in (box["dims"] if box else [])},
        }
        assert recorder.reduced == (box["dims"][::-1] if box else [])


def test_code_does_nothing_but_open_and_select(cases):
    for case in cases:
        tree = ast.parse(case["code"])
        imports = [n for n in tree.body if isinstance(n, ast.Import)]
        *middle, last = tree.body[len(imports) :]
        assert [ast.unparse(each) for each in imports] == [
            *(["import dask"] if "chunks=" in case["code"] else []),
            "import xarray as xr",
        ]
        assert all(isinstance(node, ast.Assign) for node in middle)
        assert ast.unparse(last) == "ds"
        called = {
            getattr(node.func, "attr", getattr(node.func, "id", None))
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
        }
        assert called <= CALLS


def test_first_line_is_a_comment(cases):
    for case in cases:
        comment, second, *_ = case["code"].split("\n")
        assert comment.startswith("# ")
        assert second.startswith("import ")
        assert len(comment.splitlines()) == 1
