"""What the servers hold: the demo's items, and very many small ones."""

import json
from urllib.parse import urljoin

COLLECTION = {
    "type": "Collection",
    "stac_version": "1.1.0",
    "description": "Runs of nothing",
    "license": "other",
    "extent": {
        "spatial": {"bbox": [[-180, -90, 180, 90]]},
        "temporal": {"interval": [["1850-01-01T00:00:00Z", None]]},
    },
    "links": [],
}

#: Links that hold only where the demo's documents lie.
OF_PLACE = ("root", "parent", "collection", "item", "self", "store")


def demo(folder, address):
    """
    The demo's documents, as one loads them into a server.

    Parameters
    ----------
    folder : Path
        Of the built demo.
    address : str
        Where the folder is served; its stores stay there.

    Returns
    -------
    collections, items : list of dict
    """
    collections, items = [], []
    for path in sorted(folder.glob("*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        place = f"{address}/{path.relative_to(folder).as_posix()}"
        document["links"] = [
            link for link in document["links"] if link["rel"] not in OF_PLACE
        ]
        for asset in document.get("assets", {}).values():
            for way in (asset, *asset.get("alternate", {}).values()):
                way["href"] = urljoin(place, way["href"])
        is_item = document["type"] == "Feature"
        (items if is_item else collections).append(document)
    return collections, items


def runs(count, collection="runs"):
    """Items all over the globe and two centuries."""
    return [
        {
            "type": "Feature",
            "stac_version": "1.1.0",
            "id": f"{collection}-{number:05}",
            "collection": collection,
            "geometry": {"type": "Point", "coordinates": place(number)},
            "bbox": place(number) * 2,
            "properties": {
                "title": f"Run {number:05}",
                "datetime": f"{year(number)}-01-01T00:00:00Z",
                "variable": ["tas" if number % 2 else "pr"],
                "frequency": "mon" if number % 3 else "day",
            },
            "links": [],
            "assets": {
                "data": {
                    "href": f"https://data.invalid/{number}.zarr",
                    "type": "application/vnd.zarr; version=2",
                }
            },
        }
        for number in range(count)
    ]


def place(number):
    """Longitude and latitude of a run."""
    return [(number * 37) % 360 - 180, (number * 11) % 180 - 90]


def year(number):
    return 1850 + number % 200
