"""What the demo catalog holds, and how it is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import stac
from .stac import asset
from .stores import ZOOMS

GLOBE = (-180.0, -90.0, 180.0, 90.0)
MET_OFFICE = "Met Office"
NEMO_SOURCE = "NEMO (IPSL)"


@dataclass(frozen=True)
class Item:
    """
    One dataset.

    Attributes
    ----------
    store, group : str
        What the item's time and variables are read from.
    variables : sequence of str
        Data variables for the datacube fields, which are left out when there
        are none: then only the store tells.
    bbox : tuple of float
        West, south, east, north in degrees.
    producer : str
        Empty where the file does not tell.
    assets : mapping
        STAC assets by key.
    properties : mapping
        More properties.
    """

    id: str
    title: str
    description: str
    store: str
    assets: Mapping[str, Any]
    bbox: Sequence[float]
    producer: str
    keywords: Sequence[str]
    group: str = ""
    variables: Sequence[str] = ()
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Collection:
    """
    Items that belong together, or one store (`assets`) without items.

    The attributes are those of :class:`Item`.
    """

    id: str
    title: str
    description: str
    producer: str
    keywords: Sequence[str]
    items: Sequence[Item] = ()
    store: str = ""
    bbox: Sequence[float] = GLOBE
    assets: Mapping[str, Any] = field(default_factory=dict)


def observations(stores):
    """What was measured."""
    ostia = asset(stores["ostia.zarr"], "Zarr 2")
    ostia["alternate"] = {
        "zarr-v3": {
            **asset(stores["ostia-v3.zarr"], "Zarr 3, sharded"),
            "alternate:name": "Zarr 3, sharded",
        }
    }
    return Collection(
        "observations",
        "Observations",
        "Analyses and measurements of the **ocean** and the air above it.",
        MET_OFFICE,
        ["observations", "ocean"],
        [
            Item(
                "ostia-sst",
                "OSTIA sea surface temperature, monthly means",
                "Monthly means of the *Operational Sea Surface Temperature "
                "and Ice Analysis* around the equator, 2006 to 2010.\n\n"
                "The same values are kept as Zarr 2 and as sharded Zarr 3.",
                "ostia.zarr",
                {"data": ostia},
                (0.0, -5.0, 359.16666, 5.0),
                MET_OFFICE,
                ["OSTIA", "sea surface temperature", "monthly"],
                variables=("surface_temperature",),
            ),
            Item(
                "atlantic-profiles",
                "Atlantic profiles of temperature and salinity",
                "Profiles at **40 depths**, December 1984.\n\n"
                "Values are packed into 16 bits (`scale_factor`, "
                "`add_offset`).",
                "atlantic-profiles.zarr",
                {
                    "data": asset(
                        stores["atlantic-profiles.zarr"],
                        "Zarr 2, packed",
                        stac.ZARR_OLD,
                        **{"xarray:storage_options": None},
                    )
                },
                (-34.5, -9.833798, 0.5, -1.500525),
                "",
                ["profiles", "salinity", "temperature"],
                variables=("theta", "salinity"),
            ),
            Item(
                "darwin-soi",
                "Southern Oscillation Index at Darwin",
                "Monthly index, 1866 to 2013. Trenberth (1984), *Signal "
                "Versus Noise in the Southern Oscillation*.",
                "darwin.zarr",
                {"data": asset(stores["darwin.zarr"], "Zarr 2")},
                (130.8, -12.5, 130.8, -12.5),
                "NCAR Climate and Global Dynamics",
                ["SOI", "ENSO", "time series"],
                variables=("SOI_Darwin",),
            ),
            Item(
                "wind",
                "Eastward wind at one point, with experiment versions",
                "150 hours; the coordinate `expver` is **text**.",
                "wind.zarr",
                {"data": asset(stores["wind.zarr"], "Zarr 3")},
                (10.0, 50.0, 10.0, 50.0),
                "",
                ["wind", "time series"],
            ),
        ],
    )


def ocean(stores):
    """Ocean models on curvilinear grids."""
    return Collection(
        "ocean",
        "Ocean models",
        "Ocean models on the curvilinear **ORCA** grids, whose northern pole "
        "lies on land.",
        NEMO_SOURCE,
        ["ocean", "ORCA", "curvilinear"],
        [
            Item(
                "orca2-temperature",
                "ORCA2 sea water potential temperature",
                "One field at 5 m on the curvilinear 2° grid. The year 1 is "
                "what the file says.",
                "orca2.zarr",
                {"data": asset(stores["orca2.zarr"], "Zarr 2")},
                (-180.0, -78.19058, 180.0, 89.6139),
                "",
                ["ORCA2", "temperature"],
                variables=("votemper",),
            ),
            Item(
                "nemo-sst",
                "NEMO sea surface temperature, monthly means",
                "January to March 2015 on the curvilinear 1° grid, in a "
                "calendar of **360 days**.",
                "nemo.zarr",
                {"data": asset(stores["nemo.zarr"], "Zarr 3")},
                (-180.0, -85.63118, 180.0, 89.74177),
                NEMO_SOURCE,
                ["NEMO", "sea surface temperature", "monthly"],
            ),
        ],
    )


def scenarios(stores):
    """HadCM3 runs: side by side in one store, and as groups of another."""
    tree = stores["hadcm3.zarr"]
    root = asset(tree, "Zarr 3, group A1B")
    keywords = {**root["xarray:open_kwargs"], "group": "A1B"}
    box = (-135.0, 15.0, -45.0, 60.0)
    common = (box, MET_OFFICE, ["HadCM3", "scenario", "annual"])
    temperature = ("air_temperature",)
    return Collection(
        "scenarios",
        "Climate scenarios",
        "Yearly mean air temperature over **North America** in two runs of "
        "HadCM3, 1860 to 2099, in a calendar of 360 days.",
        MET_OFFICE,
        ["HadCM3", "scenario", "air temperature"],
        [
            Item(
                "hadcm3-scenarios",
                "HadCM3 both scenarios, air temperature",
                "The dimension `scenario` has **names**: A1B and E1.",
                "scenarios.zarr",
                {
                    "data": asset(
                        stores["scenarios.zarr"], "Zarr 2", stac.ZARR_OLD
                    )
                },
                *common,
                variables=temperature,
            ),
            Item(
                "hadcm3-e1",
                "HadCM3 E1, air temperature",
                "Its asset points to a **group** of a store.",
                tree.name,
                {"data": asset(tree, "Zarr 3, group E1", group="E1")},
                *common,
                group="E1",
                variables=temperature,
            ),
            Item(
                "hadcm3-a1b",
                "HadCM3 A1B, air temperature",
                "Its asset points to a store, and names the **group** among "
                "the keywords of xarray.",
                tree.name,
                {"data": {**root, "xarray:open_kwargs": keywords}},
                *common,
                group="A1B",
                variables=temperature,
            ),
        ],
    )


def native_grids(stores):
    """NEMO's temperature on HEALPix and on triangles."""
    words = ["NEMO", "sea surface temperature", "monthly"]
    return Collection(
        "native-grids",
        "HEALPix and triangles",
        "Sea surface temperature of NEMO, moved to the grids of km-scale "
        "models: each cell has the value of the nearest ocean point.",
        NEMO_SOURCE,
        ["HEALPix", "icosahedral", "unstructured"],
        [
            *(
                Item(
                    f"nemo-healpix-{zoom}",
                    f"HEALPix zoom {zoom}, NEMO sea surface temperature",
                    f"{12 * 4**zoom} cells in **nested** order.",
                    f"nemo-healpix-{zoom}.zarr",
                    {
                        "data": asset(
                            stores[f"nemo-healpix-{zoom}.zarr"], "Zarr 2"
                        )
                    },
                    GLOBE,
                    NEMO_SOURCE,
                    [*words, "HEALPix"],
                    variables=("tos",),
                    properties={"zoom": zoom},
                )
                for zoom in ZOOMS
            ),
            Item(
                "nemo-icosahedral",
                "Icosahedral grid, NEMO sea surface temperature",
                "20480 triangles, written as ICON writes its output: times "
                "are `day as %Y%m%d.%f`, `clat` and `clon` in radians.",
                "nemo-icosahedral.zarr",
                {"data": asset(stores["nemo-icosahedral.zarr"], "Zarr 2")},
                GLOBE,
                NEMO_SOURCE,
                [*words, "ICON", "triangles"],
                variables=("tos",),
            ),
        ],
    )


def uk_temperature(stores):
    """A collection that is one store."""
    name = "uk-potential-temperature"
    return Collection(
        name,
        "Potential temperature over Wales, model levels",
        "15 levels of hybrid height over a **rotated pole**, 9 September "
        "2009. This collection has no items: it is one store.",
        MET_OFFICE,
        ["Unified Model", "hybrid height", "rotated pole"],
        store=f"{name}.zarr",
        bbox=(-3.18996, 52.37019, -3.04263, 52.46006),
        assets={"data": asset(stores[f"{name}.zarr"], "Zarr 3")},
    )


def write(stores, folder):
    """
    Write ``catalog.json`` and what it links.

    Parameters
    ----------
    stores : mapping of str to stores.Store
    folder : pathlib.Path
        Holds ``stores`` already.
    """
    collections = [
        make(stores)
        for make in (
            observations,
            ocean,
            scenarios,
            native_grids,
            uk_temperature,
        )
    ]
    for collection in collections:
        home = folder / collection.id
        home.mkdir(parents=True)
        items = []
        for item in collection.items:
            dataset = stores[item.store].groups[item.group]
            items.append(stac.item(item, collection, dataset))
            _dump(items[-1], home / f"{item.id}.json")
        own = stores[collection.store].groups[""] if collection.store else None
        document = stac.collection(collection, items, own)
        _dump(document, home / "collection.json")
    root = stac.catalog(
        "demo",
        "Demo",
        "Real model and observation files of `iris-sample-data`, as Zarr.",
        collections,
    )
    _dump(root, folder / "catalog.json")


def _dump(document, path):
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
