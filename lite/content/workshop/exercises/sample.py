"""What the sample data say of themselves."""

from urllib.parse import urljoin

import fsspec

from catalog import CATALOG, read

OSTIA = urljoin(CATALOG, "observations/ostia-sst.json")
TEMPERATURE = "surface_temperature"
PROFILES = urljoin(CATALOG, "stores/atlantic-profiles.zarr")
HEALPIX = urljoin(CATALOG, "native-grids/nemo-healpix-6.json")

#: 0 °C in kelvin.
FREEZING = 273.15


def items():
    """All items of the catalog."""
    for collection in linked(CATALOG, "child"):
        for item in linked(collection, "item"):
            yield read(item)


def linked(address, relation):
    """Absolute addresses of the links of one kind in a document."""
    return [
        urljoin(address, link["href"])
        for link in read(address)["links"]
        if link["rel"] == relation
    ]


def store(item):
    """Address of the store that an item leads to."""
    return urljoin(item, read(item)["assets"]["data"]["href"])


def array(store, name):
    """
    Metadata of an array of a store of Zarr format 2.

    Returns
    -------
    dict
        `shape`, `chunks`, `dtype` …, and its attributes as ``attributes``.
    """
    metadata = read(f"{store}/.zmetadata")["metadata"]
    attributes = metadata[f"{name}/.zattrs"]
    return {**metadata[f"{name}/.zarray"], "attributes": attributes}


def temperature():
    """Metadata of OSTIA's temperature, see `array`."""
    return array(store(OSTIA), TEMPERATURE)


def bytes_at(address):
    """All bytes at an address."""
    with fsspec.open(address) as file:
        return file.read()
