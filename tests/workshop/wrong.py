"""
Wrong answers, as expressions that the notebook's names may appear in.

Beside each stands what the hint must be about.
"""

WRONG = {
    "time_steps": {
        "18": "latitude",
        "432": "longitude",
        "'54'": "no quotes",
        "53": "Contents",
    },
    "unit": {"'Kelvin'": "as the dataset does", "'°C'": "units"},
    "collections": {
        "[link['href'] for link in catalog['links']]": "addresses",
        "[link['title'] for link in catalog['links']]": "do not belong",
        "collections[1:]": "1 are missing",
        "'Observations'": "list of texts",
    },
    "item_address": {
        "'./ostia-sst.json'": "urljoin",
        "urljoin(workshop.CATALOG, './ostia-sst.json')": "in which it stands",
        "urljoin(workshop.CATALOG, 'observations/collection.json')": (
            "Collection is there"
        ),
        "urljoin(workshop.CATALOG, 'observations/wind.json')": (
            "Eastward wind"
        ),
        "urljoin(workshop.CATALOG, 'stores/ostia.zarr/time/0')": "No JSON",
        "'nonsense://here'": "No JSON",
        "'http://127.0.0.1:9/item.json'": "No JSON",
    },
    "monthly": {
        "monthly[1:]": "1 are missing",
        "[*monthly, 'wind']": "1 of yours",
        "[item['properties']['title']]": "titles",
    },
    "ds": {
        "xr.open_dataset(urljoin(workshop.CATALOG, 'stores/darwin.zarr'), "
        "engine='zarr')": "not the one",
        "ds.isel(time=slice(0, 3))": "Selection",
        "ds['surface_temperature']": "DataArray",
    },
    "mean_celsius": {
        "float(first.mean())": "kelvin",
        "float(ds['surface_temperature'].mean()) - 273.15": "all months",
        "first - 273.15": "number is expected",
        "float(first.mean()) - 273": "isel",
    },
    "store": {
        "asset['href']": "relative",
        "urljoin(item_address, 'stores/ostia.zarr')": "in which it stands",
    },
    "keywords": {
        "asset['xarray:open_kwargs']": "leave chunks out",
        "{'engine': 'zarr'}": "1 of the item's",
        "{**keywords, 'zarr_format': 2}": "but for chunks",
    },
    "through_item": {
        "store": "type str",
        "through_item.isel(latitude=0)": "part of OSTIA",
    },
    "position": {
        "(5 * 6 + 2) * 10 + 3": "Fortran",
        "position + 1": "from 0",
        "3 + 2 + 5": "one whole level",
    },
    "theta": {
        "packed[position]": "packed number",
        "packed[position] * 0.001": "offset",
        "packed[position] + 288": "factor",
        "(packed[position] + 288) * 0.001": "first",
        "theta - 273.15": "kelvin",
        "theta + 1": "scale_factor",
    },
    "map_chunks": {"18 * 432": "side by side"},
    "series_chunks": {"54": "one step of time", "1": "does one chunk hold"},
    "needed": {
        "54": "several bytes",
        "54 * 18 * 432 * 4": "whole array",
        "54 * 8": "dtype",
    },
    "received": {
        "len(bodies)": "requests",
        "len(bodies[addresses[0]])": "one chunk",
        "54 * 18 * 432 * 4": "compression",
        "received + 1": "Add up",
    },
    "seconds": {
        "lambda *all: ...": "returns the dots",
        "lambda requests, megabytes: 0": "fails",
        "lambda r, m, latency, n, b: r / n * latency + m / b": "waits once",
        "lambda r, m, latency, n, b: r * latency + m / b": "2 rounds",
        "lambda r, m, latency, n, b: -(-r // n) * latency + m * b": "MB/s",
        "lambda r, m, latency, n, b: max(-(-r // n) * latency, m / b)": (
            "add up"
        ),
        "lambda r, m, latency, n, b: "
        "(r > 0) * max(r / n, 1) * latency + m / b": "not full",
    },
    "chunks": {
        "(6, 18, 432)": "A chunk would have 187 kB",
        "(6, 18, 144)": "A series would take 9",
        "(54, 1, 432)": "A map would take 18",
        "(54, 18)": "Three lengths",
        "(0, 18, 432)": "does not cut",
        "(1.5, 18, 432)": "does not cut",
    },
    "pages": {
        "{key: asset['title'] for key, asset in item['assets'].items()"
        " if asset['type'] == 'text/html'}": "href",
        "{key: asset['href'] for key, asset in item['assets'].items()}": (
            "do not belong"
        ),
        "{}": "missing",
        "list(pages)": "dict",
    },
    "processed": {
        "item['assets']['data']['href']": "as they are stored",
        "item['assets']['globe']['href']": "alternate",
    },
    "browser_link": {
        "EERIE": "begins with",
        "f'{STAC_BROWSER}/{EERIE}'": "scheme",
        "STAC_BROWSER + urlsplit(EERIE).netloc": "slash",
        "f'{STAC_BROWSER}/{urlsplit(EERIE).netloc}'": "host and path",
    },
    "gridlook_link": {
        "resource": "begins with",
        "f'{GRIDLOOK}{resource}'": "#",
        "f'{GRIDLOOK}#{healpix_address}::varname=tos'": "Give it the store",
        "f'{GRIDLOOK}#http%3A//127.0.0.1/::varname=tos'": "not encoded",
        "f'{GRIDLOOK}#{resource}'": "the variable",
        "f'{GRIDLOOK}#{resource}::tos'": "its name",
        "f'{GRIDLOOK}#{resource}::varname=sst'": "its name",
    },
}

#: What may stand in a variable by mistake, whatever it is for.
ODD = [
    "None",
    "True",
    "0",
    "-1",
    "float('nan')",
    "float('inf')",
    "10**400",
    "''",
    "'anything'",
    "b'bytes'",
    "[]",
    "{}",
    "()",
    "[None]",
    "[[]]",
    "{'a': None}",
    "{1, 2}",
    "object()",
    "len",
    "workshop",
]
