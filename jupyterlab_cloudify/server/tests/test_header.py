"""Headers of real files, opened again as the references that they are."""

import json
import shutil
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import iris_sample_data
import netCDF4
import numpy as np
import pytest
import xarray as xr
import zarr

from jupyterlab_cloudify.server.reader import opening
from jupyterlab_cloudify.server.reader.references import (
    INLINE_BYTES,
    document,
)

SAMPLES = Path(iris_sample_data.path)

#: Of models and observations; one of them has texts of any length.
NETCDF = sorted(path.name for path in SAMPLES.glob("*.nc"))

GRIB = "polar_stereo.grib2"


@pytest.fixture(scope="session")
def samples(place):
    """Real files below a root."""
    return shutil.copytree(SAMPLES, place / "pool" / "samples")


def header(site, path):
    """The header of a file."""
    reply = site.ask(f"cloudify/header{path}")
    assert (reply.status, reply.code) == (200, None), reply.body
    assert reply.headers["Content-Type"] == "application/json"
    assert reply.json["version"] == 1
    assert all(isinstance(ref, str) for ref in reply.json["refs"].values())
    return reply.json


def opened(references):
    """References as a dataset, as Python reads those of kerchunk."""
    storage = {"fo": references, "remote_protocol": "file"}
    return xr.open_dataset(
        "reference://",
        engine="zarr",
        backend_kwargs={"consolidated": False, "storage_options": storage},
    )


def assert_same(found, file):
    """Two datasets tell the same, as far as a header goes."""
    assert dict(found.sizes) == dict(file.sizes)
    assert set(found.variables) == set(file.variables)
    assert set(found.coords) == set(file.coords)
    attributes = {**file.attrs}
    attributes.pop("history", None)
    np.testing.assert_equal(
        {name: found.attrs.get(name) for name in attributes}, attributes
    )
    for name, variable in file.variables.items():
        assert found[name].dims == variable.dims
        assert found[name].dtype == variable.dtype
        np.testing.assert_equal(found[name].attrs, variable.attrs)
        for key in ("_FillValue", "scale_factor", "add_offset", "units"):
            np.testing.assert_equal(
                found[name].encoding.get(key), variable.encoding.get(key)
            )
        if name in file.coords and variable.ndim <= 1:
            np.testing.assert_array_equal(found[name].values, variable.values)


@pytest.mark.parametrize("name", NETCDF)
def test_netcdf_header_tells_what_the_file_tells(site, samples, name):
    references = header(site, samples / name)
    with xr.open_dataset(samples / name) as file:
        assert_same(opened(references), file)


def test_grib_header_tells_what_the_file_tells(site, samples):
    references = header(site, samples / GRIB)
    options = {"engine": "cfgrib", "backend_kwargs": {"indexpath": ""}}
    with xr.open_dataset(samples / GRIB, **options) as file:
        assert_same(opened(references), file)
    # No index is left beside the file.
    assert not list(samples.glob("*.idx"))


@pytest.mark.parametrize("name", ["ostia_monthly.nc", "vlstr_type.nc"])
def test_h5netcdf_does_as_well(monkeypatch, name):
    monkeypatch.setitem(opening.ENGINES, "HDF5", ["h5netcdf"])
    references = document(opening.open_groups(str(SAMPLES / name)))
    with xr.open_dataset(SAMPLES / name, engine="h5netcdf") as file:
        assert_same(opened(references), file)


@pytest.mark.parametrize("engine", ["netcdf4", "scipy"])
def test_netcdf_3(monkeypatch, tmp_path, engine):
    path = str(tmp_path / "classic.nc")
    with xr.open_dataset(SAMPLES / "orca2_votemper.nc") as file:
        file.to_netcdf(path, engine="netcdf4", format="NETCDF3_64BIT")
    monkeypatch.setitem(opening.ENGINES, "NetCDF 3", [engine])
    references = document(opening.open_groups(path))
    with xr.open_dataset(path, engine=engine) as file:
        assert_same(opened(references), file)


def test_only_small_coordinates_have_values(site, samples):
    refs = header(site, samples / "orca2_votemper.nc")["refs"]
    values = {key for key in refs if key.rpartition("/")[2][:1] != "."}
    assert values == {"deptht/0", "time_counter/0"}


def array(refs, name, part=".zarray"):
    """A document of an array."""
    return json.loads(refs[f"{name}/{part}"])


@pytest.fixture(scope="session")
def odd_file(place):
    """A file with whatever NetCDF 4 permits."""
    path = place / "pool" / "odd.nc"
    with netCDF4.Dataset(path, "w") as file:
        file.valid = np.nan
        file.createDimension("time", None)
        file.createDimension("cell", INLINE_BYTES // 8 + 1)
        file.createDimension("name", 5)
        tas = file.createVariable(
            "tas",
            "i2",
            ("time", "cell"),
            fill_value=-1,
            chunksizes=(1, 1024),
            zlib=True,
        )
        tas.set_auto_maskandscale(False)
        tas.scale_factor = 0.5
        tas.coordinates = "lat height label cell"
        file.createVariable("cell", "i8", ("cell",))[:] = 0
        file.createVariable("lat", "f8", ("cell",))[:] = 0
        file.createVariable("height", "f4", ())[:] = 2
        label = file.createVariable("label", str, ("name",))
        label[:] = np.array(["a", "", "é", "日本", "e"], dtype=object)
        gaps = file.createVariable("gaps", "f4", (), fill_value=np.nan)
        gaps.limits = [np.nan, np.inf]
        file.createVariable("flag", "S1", ("name",), fill_value=b"x")
        pair = file.createCompoundType(np.dtype("i4,f4"), "pair")
        file.createVariable("pairs", pair, ("name",))
        group = file.createGroup("forecast/run")
        group.title = "inner"
        group.createDimension("x", 3)
        group.createVariable("x", "i4", ("x",))[:] = [1, 2, 3]
    return path


def test_everything_is_as_it_is_in_the_file(site, odd_file):
    refs = header(site, odd_file)["refs"]
    tas = array(refs, "tas")
    assert tas["shape"] == [0, INLINE_BYTES // 8 + 1]
    assert (tas["chunks"], tas["fill_value"]) == ([1, 1024], -1)
    assert tas["dtype"] in ("i2", "<i2")
    attributes = array(refs, "tas", ".zattrs")
    assert attributes == {
        "_ARRAY_DIMENSIONS": ["time", "cell"],
        "scale_factor": 0.5,
        "coordinates": "lat height label cell",
    }
    assert array(refs, "gaps")["fill_value"] == "NaN"
    assert array(refs, "flag")["fill_value"] == "eA=="
    assert str(array(refs, "gaps", ".zattrs")["limits"]) == "[nan, inf]"
    # What Zarr cannot say hides nothing else.
    assert "pairs/.zarray" not in refs
    # Coordinates that are too large come without values.
    assert "cell/0" not in refs and "lat/0" not in refs
    height = b64decode(refs["height/0"].removeprefix("base64:"))
    assert np.frombuffer(height, array(refs, "height")["dtype"]) == [2]


def test_texts_and_groups_are_read(site, odd_file):
    references = header(site, odd_file)
    label = opened(references)["label"]
    assert list(label.values) == ["a", "", "é", "日本", "e"]
    storage = {"fo": references, "remote_protocol": "file"}
    root = zarr.open_group("reference://", storage_options=storage, mode="r")
    assert dict(root["forecast/run"].attrs) == {"title": "inner"}
    assert list(root["forecast/run/x"][:]) == [1, 2, 3]


def test_unchanged_header_is_not_read_again(site, samples):
    path = f"cloudify/header{samples}/SOI_Darwin.nc"
    tag = site.ask(path).headers["ETag"]
    assert site.ask(path, If_None_Match=tag).status == 304


BROKEN = {
    "text": b"no data at all",
    "nothing": b"",
    "cut HDF5": (SAMPLES / "ostia_monthly.nc").read_bytes()[:9000],
    "odd NetCDF 3": b"CDF\x01" + b"\xff" * 40,
    "cut GRIB": (SAMPLES / GRIB).read_bytes()[:99],
    "GRIB in name only": b"GRIB" * 99,
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file(site, place, name):
    path = place / "pool" / f"{name.replace(' ', '-')}.nc"
    path.write_bytes(BROKEN[name])
    reply = site.ask(f"cloudify/header{path}")
    assert (reply.status, reply.code) == (422, "broken-file")


@pytest.fixture
def odd(odd_site):
    """The header of a file of these bytes, from the site's odd reader."""

    def ask(content):
        path = odd_site.folder / "file.nc"
        path.write_bytes(content)
        return odd_site.ask(f"cloudify/header{path}")

    return ask


def test_reader_that_hangs_is_ended(odd):
    reply = odd(b"HANG")
    assert (reply.status, reply.code) == (504, "timed-out")


def test_others_are_answered_meanwhile(odd, odd_site):
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(odd, b"HANG")
        path = f"cloudify/files{odd_site.folder}/config.json"
        assert odd_site.ask(path).status == 200
        assert not slow.done()
    assert slow.result().code == "timed-out"


def test_reader_that_does_not_start(odd, odd_site):
    python = odd_site.folder / "python"
    python.rename(odd_site.folder / "elsewhere")
    reply = odd(b"any")
    (odd_site.folder / "elsewhere").rename(python)
    assert (reply.status, reply.code) == (501, "missing-package")
    assert str(python) in reply.json["message"]


def test_reader_that_crashes_takes_nothing_along(odd):
    reply = odd(b"DIES")
    assert (reply.status, reply.code) == (422, "broken-file")


@pytest.mark.parametrize(
    "content, package",
    [
        (b"\x89HDF\r\n\x1a\n", "netCDF4 or h5netcdf"),
        (b"CDF\x01", "netCDF4 or scipy"),
        (b"GRIB", "cfgrib"),
    ],
)
def test_missing_package_is_named(odd, content, package):
    reply = odd(content)
    assert (reply.status, reply.code) == (501, "missing-package")
    assert package in reply.json["message"]
