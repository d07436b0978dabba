"""STAC 1.1.0 documents: items, collections, a catalog."""

from . import cube

VERSION = "1.1.0"

EXTENSIONS = {
    "xarray:": "xarray-assets/v1.0.0",
    "zarr:": "zarr/v1.1.0",
    "cube:": "datacube/v2.2.0",
    "alternate": "alternate-assets/v1.2.0",
}

JSON = "application/json"
GEOJSON = "application/geo+json"
ZARR_2 = "application/vnd.zarr; version=2"
ZARR_3 = "application/vnd.zarr; version=3"
#: What catalogs wrote before, and eerie.cloud still does.
ZARR_OLD = "application/vnd+zarr"

LICENCE = {
    "rel": "license",
    "href": "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
    "type": "text/html",
    "title": "Open Government Licence, © British Crown copyright 2018",
}

HOST = {
    "name": "SciTools iris-sample-data",
    "roles": ["host"],
    "url": "https://github.com/SciTools/iris-sample-data",
}


def link(rel, href, title, media_type=JSON):
    """A link; `href` is relative to the document that holds it."""
    return {"rel": rel, "href": href, "type": media_type, "title": title}


def asset(store, title, media_type=None, group="", **fields):
    """
    The asset of a store, for a document one folder below the catalog.

    Parameters
    ----------
    store : stores.Store
    title : str
    media_type : str, optional
        By default the one that the store's format has.
    group : str
        A group within the store, which the address then names.
    **fields
        More fields of the asset; they replace what is said here.
    """
    keywords = {"engine": "zarr", "chunks": {}}
    if not group:
        keywords["consolidated"] = store.consolidated
    path = f"{store.name}/{group}" if group else store.name
    return {
        "href": f"../stores/{path}",
        "type": media_type or (ZARR_2 if store.zarr_format == 2 else ZARR_3),
        "title": title,
        "roles": ["data"],
        "xarray:open_kwargs": keywords,
        "zarr:zarr_format": store.zarr_format,
        "zarr:consolidated": store.consolidated,
        "zarr:node_type": "group",
        **fields,
    }


def extensions(document):
    """Schemas of the extensions whose fields a document uses."""
    assets = document.get("assets", {}).values()
    names = {
        name
        for part in (document, document.get("properties", {}), *assets)
        for name in part
    }
    return [
        f"https://stac-extensions.github.io/{path}/schema.json"
        for prefix, path in EXTENSIONS.items()
        if any(name.startswith(prefix) for name in names)
    ]


def item(spec, collection, dataset):
    """
    An Item.

    Parameters
    ----------
    spec : catalog.Item
    collection : catalog.Collection
        Its home.
    dataset : xarray.Dataset
        What its asset holds.
    """
    start, end = cube.period(dataset)
    when = {"datetime": start}
    if start != end:
        when = {"datetime": None, "start_datetime": start, "end_datetime": end}
    properties = {
        "title": spec.title,
        "description": spec.description,
        **when,
        "license": "OGL-UK-3.0",
        "keywords": list(spec.keywords),
        "providers": _providers(spec.producer),
        **spec.properties,
    }
    if spec.variables:
        names = spec.variables
        properties["cube:dimensions"] = cube.dimensions(dataset, names)
        properties["cube:variables"] = cube.variables(dataset, names)
    document = {
        "type": "Feature",
        "stac_version": VERSION,
        "id": spec.id,
        "geometry": _outline(spec.bbox),
        "bbox": list(spec.bbox),
        "properties": properties,
        "collection": collection.id,
        "links": [
            link("root", "../catalog.json", "Demo"),
            link("parent", "./collection.json", collection.title),
            link("collection", "./collection.json", collection.title),
            *_store_links(spec.assets),
            LICENCE,
        ],
        "assets": spec.assets,
    }
    return {**document, "stac_extensions": extensions(document)}


def collection(spec, items, dataset=None):
    """
    A Collection.

    Parameters
    ----------
    spec : catalog.Collection
    items : list of dict
        The documents of its items.
    dataset : xarray.Dataset, optional
        What its own asset holds; needed where there are no items.
    """
    boxes = [document["bbox"] for document in items] or [list(spec.bbox)]
    periods = [_period(document) for document in items]
    if dataset is not None:
        periods.append(cube.period(dataset))
    starts, ends = zip(*periods)
    document = {
        "type": "Collection",
        "stac_version": VERSION,
        "id": spec.id,
        "title": spec.title,
        "description": spec.description,
        "license": "OGL-UK-3.0",
        "keywords": list(spec.keywords),
        "providers": _providers(spec.producer),
        "extent": {
            "spatial": {"bbox": [_union(boxes)]},
            "temporal": {"interval": [[min(starts), max(ends)]]},
        },
        "links": [
            link("root", "../catalog.json", "Demo"),
            link("parent", "../catalog.json", "Demo"),
            *(
                link(
                    "item",
                    f"./{document['id']}.json",
                    document["properties"]["title"],
                    GEOJSON,
                )
                for document in items
            ),
            LICENCE,
        ],
    }
    if spec.assets:
        document["assets"] = spec.assets
    return {**document, "stac_extensions": extensions(document)}


def catalog(identifier, title, description, collections):
    """A Catalog of collections, each in the folder of its id."""
    return {
        "type": "Catalog",
        "stac_version": VERSION,
        "id": identifier,
        "title": title,
        "description": description,
        "links": [
            link("root", "./catalog.json", title),
            *(
                link("child", f"./{child.id}/collection.json", child.title)
                for child in collections
            ),
        ],
    }


def _providers(producer):
    """Who made the data, where their file says so, and who hosts them."""
    if not producer:
        return [HOST]
    return [{"name": producer, "roles": ["producer"]}, HOST]


def _store_links(assets):
    """Links to the roots of stores of which an asset names a group."""
    for fields in assets.values():
        root, separator, group = fields["href"].partition(".zarr/")
        if separator and group:
            yield link("store", f"{root}.zarr", "Store", fields["type"])


def _period(document):
    properties = document["properties"]
    when = properties["datetime"]
    return (
        properties.get("start_datetime", when),
        properties.get("end_datetime", when),
    )


def _union(boxes):
    west, south, east, north = zip(*boxes)
    return [min(west), min(south), max(east), max(north)]


def _outline(bbox):
    """The box as a polygon; one that counts to 360 goes all around."""
    west, south, east, north = bbox
    if east > 180:
        west, east = -180, 180
    ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}
