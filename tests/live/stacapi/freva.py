"""
A STAC API with what rustac lacks, in the shapes of Freva's.

An axis in the path, a view in the query that no link repeats (as older servers
have it), words, values of fields, and a next page that is posted and merged.
"""

from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

BASE = "/api/freva-nextgen/stacapi/product"

CONFORMANCE = [
    "https://api.stacspec.org/v1.0.0/core",
    "https://api.stacspec.org/v1.0.0/item-search",
    "https://api.stacspec.org/v1.0.0-rc.1/item-search#free-text",
    "https://api.stacspec.org/v1.0.0-rc.2/item-search#filter",
]


class Freva:
    """
    The server.

    Parameters
    ----------
    items : dict
        Lists of items by the id of their collection.
    believed : str
        What the server takes for its own address.

    Attributes
    ----------
    log : list of str
        Method, path and query of each request.
    """

    def __init__(self, items, believed):
        self._items = items
        self._believed = believed
        self.log = []

    def application(self):
        routes = [
            ("/", self._root),
            ("/collections", self._collections),
            ("/collections/{collection}", self._collection),
            ("/collections/{collection}/queryables", self._queryables),
            ("/collections/{collection}/items", self._collection_items),
            ("/collections/{collection}/items/{item}", self._item),
            ("/search", self._search),
        ]
        return Starlette(
            routes=[
                Route(BASE + path, endpoint, methods=["GET", "POST"])
                for path, endpoint in routes
            ]
        )

    def _link(self, rel, path, **fields):
        return {"rel": rel, "href": self._believed + BASE + path, **fields}

    def _visible(self, request):
        """What the view shows; all without one."""
        url = request.url
        self.log.append(f"{request.method} {url.path}?{url.query}")
        view = request.query_params.get("visible_collections")
        return self._items if view is None else view.split(",")

    def _root(self, request):
        visible = self._visible(request)
        links = [
            self._link("self", ""),
            self._link("data", "/collections"),
            self._link("search", "/search", method="POST"),
            self._link("search", "/search", method="GET"),
            *(self._link("child", f"/collections/{name}") for name in visible),
        ]
        return JSONResponse(
            {
                "type": "Catalog",
                "stac_version": "1.0.0",
                "id": "freva",
                "title": "Freva STAC-API",
                "description": "",
                "conformsTo": CONFORMANCE,
                "links": links,
            }
        )

    def _collections(self, request):
        collections = [self._document(name) for name in self._visible(request)]
        links = [self._link("self", "/collections"), self._link("root", "")]
        return JSONResponse({"collections": collections, "links": links})

    def _collection(self, request):
        self._visible(request)
        return JSONResponse(self._document(request.path_params["collection"]))

    def _document(self, name):
        path = f"/collections/{name}"
        return {
            "type": "Collection",
            "stac_version": "1.0.0",
            "id": name,
            "title": name.upper(),
            "description": "",
            "license": "proprietary",
            "extent": {},
            "links": [
                self._link("self", path),
                self._link("root", ""),
                self._link("items", f"{path}/items"),
                self._link("queryables", f"{path}/queryables"),
            ],
        }

    def _queryables(self, request):
        self._visible(request)
        variable = {"type": "string", "enum": ["pr", "tas"]}
        return JSONResponse({"properties": {"variable": variable}})

    def _collection_items(self, request):
        self._visible(request)
        name = request.path_params["collection"]
        limit = int(request.query_params.get("limit", 10))
        token = request.query_params.get("token", f"next:{name}:0")
        start = int(token.split(":")[2])
        path = f"/collections/{name}/items"
        found = self._items[name]
        links = [self._link("self", path)]
        if start + limit < len(found):
            more = {"limit": limit, "token": f"next:{name}:{start + limit}"}
            links.append(self._link("next", f"{path}?{urlencode(more)}"))
        return page(self._linked(found[start : start + limit]), links)

    def _item(self, request):
        self._visible(request)
        collection, name = request.path_params.values()
        items = self._linked(self._items[collection])
        return JSONResponse(next(each for each in items if each["id"] == name))

    def _linked(self, items):
        for item in items:
            path = f"/collections/{item['collection']}/items/{item['id']}"
            yield {**item, "links": [self._link("self", path)]}

    async def _search(self, request):
        visible = self._visible(request)
        asked = await request.json()
        assert request.method == "POST"
        found = [
            item
            for name in asked.get("collections", visible)
            for item in self._items[name]
            if is_found(item, asked)
        ]
        start, limit = asked.get("start", 0), asked["limit"]
        links = [self._link("self", "/search")]
        if start + limit < len(found):
            body = {"start": start + limit}
            fields = {"method": "POST", "merge": True, "body": body}
            links.append(self._link("next", "/search", **fields))
        return page(self._linked(found[start : start + limit]), links)


def page(items, links):
    return JSONResponse(
        {"type": "FeatureCollection", "features": [*items], "links": links}
    )


def is_found(item, asked):
    """Whether an item has any of the words, and the value asked for."""
    text = str(item["properties"]).lower()
    words = asked.get("q")
    condition = asked.get("filter")
    has_word = words is None or any(word.lower() in text for word in words)
    if condition is None:
        return has_word
    assert condition["op"] == "="
    field, value = condition["args"]
    return has_word and value in item["properties"][field["property"]]
