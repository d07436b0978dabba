"""Answers of notebook 1: find data."""

from catalog import CATALOG, read

from . import sample
from .judging import NotYet, number, same_set, text, texts


def time_steps(answer):
    steps = number(answer)
    array = sample.temperature()
    names = array["attributes"]["_ARRAY_DIMENSIONS"]
    sizes = dict(zip(names, array["shape"]))
    for name, size in sizes.items():
        if name != "time" and steps == size:
            raise NotYet(f"This is the size of {name}.")
    if steps != sizes["time"]:
        raise NotYet(
            "Under Contents, the dataset view tells each dimension's size."
        )


def unit(answer):
    given = text(answer)
    right = sample.temperature()["attributes"]["units"]
    if given != right and given.lower() == "kelvin":
        raise NotYet("Its name, yes; write it as the dataset does.")
    if given != right:
        raise NotYet(
            "Under Data variables, unfold surface_temperature; its attributes "
            "name the units."
        )


def collections(answer):
    given = texts(answer)
    links = [link for link in read(CATALOG)["links"] if link["rel"] == "child"]
    if set(given) & {link["href"] for link in links}:
        raise NotYet("These are addresses; each link has a title, too.")
    same_set(given, {link["title"] for link in links}, "titles of rel child")


def item_address(answer):
    address = text(answer)
    if "://" not in address:
        raise NotYet("This one is relative; urljoin makes it absolute.")
    try:
        document = read(address)
    except (OSError, ValueError):
        raise NotYet(
            "No JSON can be read there. A relative href counts from the "
            "document in which it stands; which one was that?"
        ) from None
    found = document.get("type") if isinstance(document, dict) else None
    if found != "Feature":
        raise NotYet(f"A {found} is there; an item's type is Feature.")
    if document["id"] != read(sample.OSTIA)["id"]:
        title = document["properties"]["title"]
        raise NotYet(f"An item, but the one of “{title}”.")


def monthly(answer):
    given = texts(answer)
    items = list(sample.items())
    if set(given) & {item["properties"]["title"] for item in items}:
        raise NotYet("These are titles; the id of each item is wanted.")
    right = {
        item["id"]
        for item in items
        if "monthly" in item["properties"]["keywords"]
    }
    same_set(given, right, "ids of items that have the keyword")


RULES = {
    rule.__name__: rule
    for rule in (time_steps, unit, collections, item_address, monthly)
}
