"""
Catalogs of intake as people write them, over the HadCM3 runs of the sample
data: two scenarios of 240 years, as Zarr, NetCDF, references and in parts.
"""

import gzip
import json
import shutil

import pandas as pd
import yaml
from kerchunk.df import refs_to_dataframe
from kerchunk.hdf import SingleHdf5ToZarr

from jupyterlab_cloudify.demo.sources import scenario

RUNS = ("E1", "A1B")

VERSION_1 = """
sources:
  plain:
    driver: zarr
    args: {urlpath: "{{ CATALOG_DIR }}/E1.zarr", consolidated: true}
  parameter:
    driver: zarr
    args:
      chunks: auto
      consolidated: true
      urlpath: "{{CATALOG_DIR}}/{{
        run }}.zarr"
    parameters:
      run: {type: str, allowed: [E1, A1B], default: E1, description: scenario}
      variables:
        allowed: [air_temperature]
        default: air_temperature
        description: All available variables in the dataset
        type: str
  missing:
    driver: zarr
    args: {urlpath: "{{CATALOG_DIR}}/{{ run }}.zarr", consolidated: true}
    parameters:
      run: {type: str, allowed: [E1, gone], default: E1, description: scenario}
  block:
    driver: zarr
    args:
      consolidated: true
      urlpath: >
        {% with runs = {'low': 'E1', 'high': 'A1B'} -%}
        {{ CATALOG_DIR }}/{{ runs[run] }}.zarr
        {%- endwith %}
    parameters:
      run: {type: str, allowed: [low, high], default: low, description: run}
  list:
    driver: zarr
    args:
      consolidated: true
      compat: override
      coords: minimal
      urlpath: ["{{CATALOG_DIR}}/parts/1.zarr", "{{CATALOG_DIR}}/parts/2.zarr"]
  zip:
    driver: zarr
    args: {urlpath: "zip::FOLDER/E1.zarr.zip", consolidated: true}
  file-on-the-web:
    driver: netcdf
    args: {urlpath: "{{CATALOG_DIR}}/E1.nc", chunks: {}}
  file-on-disk:
    driver: netcdf
    args: {urlpath: FOLDER/E1.nc, chunks: {time: 60}}
  files-on-disk:
    driver: netcdf
    args:
      urlpath: FOLDER/parts/*.nc
      xarray_kwargs: {combine: by_coords, coords: minimal, compat: override}
  references-on-the-web:
    driver: zarr
    args:
      urlpath: "reference::{{CATALOG_DIR}}/web.parq"
      consolidated: false
      storage_options: {lazy: true, remote_protocol: http}
  references-on-disk:
    driver: zarr
    args:
      chunks: auto
      urlpath: "reference::/FOLDER/disk.parq"
      consolidated: false
      storage_options: {lazy: true, remote_protocol: file}
  references-in-options:
    driver: zarr
    args:
      urlpath: "reference://"
      consolidated: false
      storage_options: {fo: FOLDER/disk.json, remote_protocol: file}
  below:
    driver: yaml_file_cat
    args: {path: "{{CATALOG_DIR}}/parts/main.yaml"}
"""

BELOW = """
sources:
  up.and.down:
    driver: zarr
    args: {urlpath: "{{ CATALOG_DIR }}/../A1B.zarr", consolidated: true}
"""


def version_2(folder):
    """A catalog as intake 2 writes it, with a home that is elsewhere."""
    urls = {
        "plain": ["{CATALOG_DIR}/A1B.zarr"],
        "list": ["{CATALOG_DIR}/parts/1.zarr", "{CATALOG_DIR}/parts/2.zarr"],
        "references": [f"reference::/{folder}/disk.parq"],
    }
    options = {"references": {"lazy": True, "remote_protocol": "file"}}
    zarr = "intake.readers.datatypes:Zarr"
    # As numbers both keys would be others.
    keys = dict(zip(urls, ("57e1111111111111", "1234567890123456789", "a1")))
    return {
        "aliases": {},
        "data": {
            keys[name]: {
                "datatype": zarr,
                "kwargs": {
                    "root": "",
                    "storage_options": options.get(name, {}),
                    "url": url,
                },
                "metadata": {},
                "user_parameters": {},
            }
            for name, url in urls.items()
        },
        "entries": {
            name: {
                "kwargs": {
                    "args": [f"{{data({keys[name]})}}"],
                    "chunks": "auto",
                    "zarr_format": 2,
                },
                "metadata": {},
                "output_instance": "xarray:Dataset",
                "reader": "intake.readers.readers:XArrayDatasetReader",
                "user_parameters": {},
            }
            for name in urls
        },
        "metadata": {},
        "user_parameters": {
            "CATALOG_DIR": {
                "default": "/work/elsewhere",
                "description": "",
                "dtype": "str",
            }
        },
        "version": 2,
    }


def write_trees(folder, url):
    """
    Write the stores, and catalogs of all kinds over them.

    Returns
    -------
    dict
        By run, or ``"parts"``, the dataset that must come out.
    """
    runs = {name: plain(scenario(name)) for name in RUNS}
    parts = folder / "parts"
    parts.mkdir()
    for name, dataset in runs.items():
        write_zarr(dataset, folder / f"{name}.zarr")
        dataset.to_netcdf(folder / f"{name}.nc", engine="netcdf4")
    for number, piece in enumerate((slice(0, 100), slice(100, None)), 1):
        part = runs["A1B"].isel(time=piece)
        write_zarr(part, parts / f"{number}.zarr")
        part.to_netcdf(parts / f"{number}.nc", engine="netcdf4")
    shutil.make_archive(folder / "E1.zarr", "zip", folder / "E1.zarr")
    write_references(folder, "web", f"{url}/A1B.nc")
    write_references(folder, "disk", str(folder / "A1B.nc"))
    (folder / "main.yaml").write_text(VERSION_1.replace("FOLDER", str(folder)))
    (parts / "main.yaml").write_text(BELOW)
    (folder / "main2.yaml").write_text(yaml.safe_dump(version_2(folder)))
    write_tables(folder, url)
    write_item(folder, url)
    return {**runs, "parts": runs["A1B"]}


def plain(dataset):
    """Without what the files' own encoding would carry along."""
    return dataset.drop_encoding()


def write_zarr(dataset, path):
    dataset.to_zarr(path, zarr_format=2, consolidated=True)


def write_references(folder, name, target):
    # Of a path it would write the path, and not the URL, into the references.
    with open(folder / "A1B.nc", "rb") as file:
        references = SingleHdf5ToZarr(file, url=target).translate()
    (folder / f"{name}.json").write_text(json.dumps(references))
    refs_to_dataframe(references, str(folder / f"{name}.parq"))


def write_tables(folder, url):
    """One collection of intake-esm for each way to keep its table."""
    rows = pd.DataFrame(
        {
            "experiment": ["E1", "A1B", "A1B"],
            "model": "HadCM3",
            "kind": ["whole", "parts", "parts"],
            "variable": [("air_temperature",)] * 3,
            "time_range": ["all", "1860-1959", "1960-2099"],
            "path": [
                f"{url}/E1.zarr",
                f"{url}/parts/1.zarr",
                f"{url}/parts/2.zarr",
            ],
        }
    )
    text = rows.to_csv(index=False)
    (folder / "table.csv").write_text(text)
    (folder / "table.csv.gz").write_bytes(gzip.compress(text.encode()))
    as_lists = rows.assign(variable=rows["variable"].map(list))
    as_lists.to_parquet(folder / "table.parquet")
    for suffix in ("csv", "csv.gz", "parquet"):
        collection = {**ESM, "catalog_file": f"{url}/table.{suffix}"}
        write_json(folder / f"esm.{suffix}.json", collection)
    records = json.loads(as_lists.to_json(orient="records"))
    write_json(folder / "esm.dict.json", {**ESM, "catalog_dict": records})


ESM = {
    "esmcat_version": "0.1.0",
    "id": "hadcm3",
    "description": "HadCM3 runs",
    "attributes": [{"column_name": "experiment"}, {"column_name": "model"}],
    "assets": {"column_name": "path", "format": "zarr"},
    "aggregation_control": {
        "variable_column_name": "variable",
        "groupby_attrs": ["model", "experiment", "kind"],
        "aggregations": [
            {"type": "union", "attribute_name": "variable"},
            {
                "type": "join_existing",
                "attribute_name": "time_range",
                "options": {"dim": "time", "coords": "minimal"},
            },
        ],
    },
}


def write_item(folder, url):
    """STAC items of data on disk and web; the disk of the second is gone."""
    for name, path in {
        "here": folder / "E1.zarr",
        "away": folder / "not" / "E1.zarr",
    }.items():
        assets = {
            "web": {"href": f"{url}/E1.zarr", "type": "application/vnd+zarr"},
            "disk": {"href": str(path), "type": "application/vnd+zarr"},
        }
        write_json(
            folder / f"{name}.json",
            {
                "type": "Feature",
                "stac_version": "1.1.0",
                "id": name,
                "geometry": None,
                "properties": {"datetime": "2000-01-01T00:00:00Z"},
                "links": [],
                "assets": assets,
            },
        )


def write_json(path, document):
    path.write_text(json.dumps(document))
