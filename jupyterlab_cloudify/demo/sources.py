"""
The sample files of ``iris-sample-data``, as datasets ready to be written.

Times stay the numbers that the files hold (``decode_times=False``), so that
every calendar reaches the stores exactly as it was published.
"""

from pathlib import Path

import iris_sample_data
import numpy as np
import xarray as xr

#: Parts of a variable's encoding that belong to CF, not to the NetCDF file.
CF_ENCODING = ("_FillValue", "coordinates")

NEMO_MONTHS = ("20150101-20150201", "20150201-20150301", "20150301-20150401")


def read(name):
    """
    Read one sample file.

    Parameters
    ----------
    name : str
        Path of the file below the sample data.

    Returns
    -------
    xarray.Dataset
        In memory; missing values are NaN, times are undecoded numbers.
    """
    path = Path(iris_sample_data.path) / name
    with xr.open_dataset(path, decode_times=False, engine="netcdf4") as opened:
        dataset = opened.load()
    for variable in dataset.variables.values():
        kept = {
            key: value
            for key, value in variable.encoding.items()
            if key in CF_ENCODING
        }
        # Without the explicit None, xarray adds a NaN to every coordinate.
        variable.encoding = {"_FillValue": None, **kept}
    return dataset


def ostia():
    """Monthly sea surface temperature around the equator (K)."""
    return read("ostia_monthly.nc")


def profiles():
    """Temperature (K) and salinity at 40 depths of the equatorial Atlantic."""
    return read("atlantic_profiles.nc")


def darwin():
    """Monthly Southern Oscillation Index at Darwin since 1866."""
    return read("SOI_Darwin.nc")


def wind():
    """Hourly wind (m s-1) at one point; ``expver`` labels each hour."""
    return read("vlstr_type.nc").set_coords("expver")


def hybrid_height():
    """Potential temperature (K) on 15 model levels over a rotated pole."""
    return read("hybrid_height.nc")


def orca2():
    """Sea water potential temperature (degC) on the curvilinear ORCA2 grid."""
    return read("orca2_votemper.nc").rename(dim0="y", dim1="x")


def nemo():
    """
    Sea surface temperature (degC) of three months on the ORCA1 grid.

    The files' own ``time_counter`` is 0 in each; the middle of each month in
    ``time_centered`` (``360_day`` calendar) takes its place.
    """
    months = [read(f"NEMO/nemo_1m_{month}_grid-T.nc") for month in NEMO_MONTHS]
    dataset = xr.concat(
        months,
        dim="time_counter",
        data_vars="minimal",
        coords="minimal",
        compat="override",
        join="override",
        combine_attrs="drop_conflicts",
    )
    attributes = {**dataset.time_centered.attrs, "axis": "T"}
    dataset["time_counter"] = (
        "time_counter",
        dataset.time_centered.values,
        attributes,
        {"_FillValue": None},
    )
    dataset.tos.encoding["coordinates"] = "nav_lat nav_lon"
    return dataset.drop_vars("time_centered")


def scenario(name):
    """
    Yearly mean air temperature (K) over North America, 1860 to 2099.

    Parameters
    ----------
    name : {"A1B", "E1"}
        The emission scenario of the HadCM3 run.
    """
    return read(f"{name}_north_america.nc")


def scenarios():
    """Both HadCM3 runs along ``scenario``, a dimension of strings."""
    names = np.array(["A1B", "E1"])
    dataset = xr.concat(
        [scenario(name) for name in names],
        dim=xr.Variable("scenario", names, {"long_name": "emission scenario"}),
        data_vars=["air_temperature"],
        coords="minimal",
        compat="override",
        join="exact",
        combine_attrs="drop_conflicts",
    )
    return dataset
