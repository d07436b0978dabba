"""Answers of notebook 4: STAC, stac-browser and Gridlook."""

from pathlib import Path
from urllib.parse import urlsplit

from catalog import read

from . import sample
from .judging import NotYet, mapping, same_address, same_set, text

ITEM = str(Path(__file__).parent.with_name("node-item.json"))

STAC_BROWSER = "https://discover.dkrz.de/external"
GRIDLOOK = "https://gridlook.pages.dev/"
EERIE = (
    "https://raw.githubusercontent.com/eerie-project/intake_catalogues"
    "/refs/heads/main/dkrz/disk/stac-templates/catalog-experiments.json"
)


def pages(answer):
    given = mapping(answer)
    right = {
        key: asset["href"]
        for key, asset in read(ITEM)["assets"].items()
        if asset["type"] == "text/html"
    }
    same_set(given, right, "keys of assets of type text/html")
    if given != right:
        raise NotYet("The keys are right; each value is to be the href.")


def processed(answer):
    given = text(answer)
    asset = read(ITEM)["assets"]["data"]
    if given == asset["href"]:
        raise NotYet("Here the bytes come as they are stored.")
    if given != asset["alternate"]["processed"]["href"]:
        raise NotYet("Look for the alternate of the asset data.")


def browser_link(answer):
    given = text(answer)
    catalog = urlsplit(EERIE)
    behind = given.removeprefix(STAC_BROWSER)
    if behind == given:
        raise NotYet("It begins with STAC_BROWSER.")
    if "://" in behind:
        raise NotYet("The catalog's scheme, https://, is left out.")
    if not behind.startswith("/") or behind.startswith("//"):
        raise NotYet("One slash stands behind STAC_BROWSER.")
    if behind != f"/{catalog.netloc}{catalog.path}":
        raise NotYet("Behind the slash: the catalog's host and path.")


def gridlook_link(answer):
    given = text(answer)
    behind = given.removeprefix(GRIDLOOK)
    if behind == given:
        raise NotYet("It begins with GRIDLOOK.")
    if not behind.startswith("#"):
        raise NotYet("A # stands behind GRIDLOOK.")
    resource, *parameters = behind[1:].split("::")
    if resource == sample.HEALPIX:
        raise NotYet(
            "Gridlook reads an item when it has levels; this one has none. "
            "Give it the store."
        )
    if "%3A" in resource.upper():
        raise NotYet("The resource is written as it is, not encoded.")
    same_address(resource, sample.store(sample.HEALPIX))
    if not parameters:
        raise NotYet("The resource is right. Now the variable, behind ::")
    (variable,) = read(sample.HEALPIX)["properties"]["cube:variables"]
    if parameters != [f"varname={variable}"]:
        raise NotYet("A parameter is its name, =, and its value.")


RULES = {
    rule.__name__: rule
    for rule in (pages, processed, browser_link, gridlook_link)
}
