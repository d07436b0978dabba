"""The STAC documents of :mod:`broken`; addresses are relative to its root."""

import json
from urllib.parse import quote

#: A small real store, which the hostile items point to.
STORE = "darwin.zarr"

LONG = "A title of 10000 characters. " * 345
MARKUP = (
    '<script>document.title = "hacked"</script><img src=x onerror=hacked()>'
)

TITLE_TEXTS = [LONG[:10_000], MARKUP, "", "\u202etxt.exe", "  \n\t "]

#: Names that try to leave a literal of Python, shell or JavaScript.
NAME_TEXTS = [
    '"""',
    "'''",
    'a"); import os; os.abort() #',
    "two\nlines",
    "back\\slash\\",
    "\\N{BULLET} {braces} %s ${HOME} `id`",
    "</script>",
    "über 温度 🌊",
]


def link(rel, href, title=None):
    """A link, with a title where there is one."""
    fields = {"rel": rel, "href": href, "type": "application/json"}
    return fields if title is None else {**fields, "title": title}


def catalog(identifier, links):
    """A catalog with these links."""
    return {
        "type": "Catalog",
        "stac_version": "1.1.0",
        "id": identifier,
        "description": "Bad input for tests.",
        "links": links,
    }


def item(title, assets=None, **fields):
    """An item; by default of a store that can be opened."""
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "id": title,
        "geometry": None,
        "properties": {
            "title": title,
            "description": title,
            "datetime": "2000-01-01T00:00:00Z",
        },
        "links": [],
        "assets": {"data": asset()} if assets is None else assets,
        **fields,
    }


def asset(href=f"../stores/{STORE}", title="Zarr 2"):
    """An asset of a Zarr 2 store."""
    return {
        "href": href,
        "title": title,
        "type": "application/vnd.zarr; version=2",
        "xarray:open_kwargs": {"engine": "zarr", "consolidated": True},
    }


def root(children):
    """The catalog of all that is broken, and of one item that is not."""
    return catalog(
        "broken",
        [
            *(link("child", f"./{path}", title) for path, title in children),
            link("item", "./sound.json", "A sound item among them"),
        ],
    )


def many(count):
    """A catalog of `count` items."""
    return catalog(
        f"many-{count}",
        [
            link("item", f"./{number}.json", f"Child {number}")
            for number in range(count)
        ],
    )


NAN = json.dumps(
    {
        **catalog("nan", [link("item", "./sound.json", "Its child")]),
        "missing": float("nan"),
        "range": [float("-inf"), float("inf")],
    }
)

#: cloudify at one commit encoded its JSON twice.
STRING = json.dumps(json.dumps(catalog("string", [])))

CYCLE = catalog(
    "cycle",
    [
        link("child", "./catalog.json", "Its parent"),
        link("child", "./cycle.json", "Itself"),
        link("item", "./sound.json", "A sound item"),
    ],
)

NULL_LINKS = {**catalog("null-links", []), "links": None}

NULLS = catalog(
    "nulls",
    [
        None,
        {"rel": "item", "href": None, "title": "An address that is null"},
        {"rel": "item"},
        42,
        {"rel": "child", "href": 7, "title": None},
        link("item", "./null-assets.json", "Assets that are null"),
        link("item", "./null-asset.json", "One asset that is null"),
        link("item", "./sound.json", "A sound item"),
    ],
)

TITLES = catalog(
    "titles",
    [
        link("item", f"./title-{number}.json", title)
        for number, title in enumerate(TITLE_TEXTS)
    ],
)

HREFS = catalog(
    "hrefs",
    [
        link("child", "javascript:alert(1)", "A link javascript:"),
        link("child", "file:///etc/passwd", "A link file:"),
        link("child", "data:application/json,{}", "A link data:"),
        link("child", "http://[", "A link that is no address"),
        link("child", "http://localhost:1/x.json", "A host that refuses"),
        link("item", "./hostile-assets.json", "Assets javascript: and file:"),
    ],
)

NAMES = catalog(
    "names",
    [
        link("item", f"./name-{number}.json", name)
        for number, name in enumerate(NAME_TEXTS)
    ],
)

#: How a store answers for keys that it lacks, and what that is called.
MANNERS = {"403": "403", "html": "HTML", "closed": "404 without CORS"}

STORES = catalog(
    "stores",
    [
        link("item", f"./store-{manner}-{form}.json", f"{words}, Zarr {form}")
        for manner, words in MANNERS.items()
        for form in (2, 3)
    ],
)


def items():
    """
    The items behind the links above.

    Yields
    ------
    path : str
    document : dict
    """
    yield "sound.json", item("A sound item")
    yield "null-assets.json", item("Assets that are null") | {"assets": None}
    nothing = {"nothing": None, "data": asset()}
    yield "null-asset.json", item("One asset that is null", nothing)
    hostile = {
        "script": asset("javascript:alert(1)", "javascript:"),
        "file": asset("file:///etc/passwd", "file:"),
        "data": asset(),
    }
    page = link("about", "javascript:alert(1)", "A page")
    yield (
        "hostile-assets.json",
        item("Assets javascript: and file:", hostile, links=[page]),
    )
    for number, title in enumerate(TITLE_TEXTS):
        yield f"title-{number}.json", item(title)
    for number, name in enumerate(NAME_TEXTS):
        # A server cannot have these two in the name of a folder.
        folder = quote(name.replace("/", "").replace("\n", ""))
        own = asset(f"./store/name/{folder}.zarr", name)
        yield f"name-{number}.json", item(name, {name: own})
    for manner, words in MANNERS.items():
        for form, store in ((2, "ostia.zarr"), (3, "nemo.zarr")):
            fields = asset(f"./store/{manner}/{store}")
            # Nothing tells the format, so it has to be found out.
            del fields["xarray:open_kwargs"]
            fields["type"] = "application/vnd+zarr"
            title = f"{words}, Zarr {form}"
            yield f"store-{manner}-{form}.json", item(title, {"data": fields})
