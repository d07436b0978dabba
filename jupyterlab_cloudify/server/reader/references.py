"""Groups of variables as a kerchunk document of Zarr version 2."""

import base64
import json
import math
import struct

#: Coordinates of up to so many bytes come with their values.
INLINE_BYTES = 2**20

#: Kinds of NumPy's types that Zarr has, too.
KINDS = "biufcSU"


def document(groups):
    """
    A kerchunk document, version 1, of metadata and of small coordinates.

    Other values have no reference: they are in the file.

    Parameters
    ----------
    groups : dict of str to xarray.Dataset
        Undecoded datasets by their paths.

    Returns
    -------
    dict
    """
    refs = {".zgroup": _dumps({"zarr_format": 2}), ".zattrs": _dumps({})}
    for path, dataset in groups.items():
        prefix = f"{path}/".lstrip("/")
        refs[f"{prefix}.zgroup"] = _dumps({"zarr_format": 2})
        refs[f"{prefix}.zattrs"] = _dumps(_attributes(dataset.attrs))
        coordinates = _coordinates(dataset)
        for name, variable in dataset.variables.items():
            is_inline = name in coordinates
            refs.update(_array(f"{prefix}{name}", variable, is_inline))
    return {"version": 1, "refs": refs}


def _coordinates(dataset):
    """Names of the dimensions' and of CF's auxiliary coordinates."""
    names = {*dataset.dims, *dataset.coords}
    for holder in (dataset, *dataset.variables.values()):
        listed = _listed(holder)
        if isinstance(listed, str):
            names.update(listed.split())
    return names


def _listed(holder):
    """CF's attribute `coordinates`, wherever xarray keeps it."""
    attributes = holder.attrs
    return attributes.get("coordinates", holder.encoding.get("coordinates"))


def _array(key, variable, is_inline):
    """The documents of an array, and its values if they are wanted."""
    is_text = _is_text(variable)
    if not is_text and variable.dtype.kind not in KINDS:
        # Structures, which readers of Zarr do not know.
        return {}
    values = _values(variable) if is_inline else None
    chunks = variable.encoding.get("chunksizes")
    if values is not None or not isinstance(chunks, (list, tuple)):
        chunks = variable.shape
    metadata = {
        "zarr_format": 2,
        "shape": list(variable.shape),
        # A dimension that is still empty has chunks, too.
        "chunks": [max(int(length), 1) for length in chunks],
        "dtype": "|O" if is_text else variable.dtype.str,
        "fill_value": _fill(variable.attrs.get("_FillValue")),
        "order": "C",
        "compressor": None,
        "filters": [{"id": "vlen-utf8"}] if is_text else None,
    }
    attributes = _attributes(variable.attrs)
    # Zarr has it in the metadata.
    attributes.pop("_FillValue", None)
    attributes["_ARRAY_DIMENSIONS"] = list(variable.dims)
    if _listed(variable) is not None:
        attributes["coordinates"] = _listed(variable)
    refs = {
        f"{key}/.zarray": _dumps(metadata),
        f"{key}/.zattrs": _dumps(attributes),
    }
    if values is not None:
        # The only chunk of a line is 0, and so is that of a single value.
        encoded = base64.b64encode(values).decode()
        refs[f"{key}/0"] = f"base64:{encoded}"
    return refs


def _is_text(variable):
    """Whether the values are texts of any length."""
    return variable.encoding.get("dtype") is str


def _values(variable):
    """All values as one chunk without compression; None if they are many."""
    if variable.ndim > 1 or not 0 < variable.nbytes <= INLINE_BYTES:
        return None
    values = variable.values
    if not _is_text(variable):
        return values.astype(variable.dtype, copy=False).tobytes()
    # As numcodecs' vlen-utf8: the number, then each with its length.
    texts = [str(text).encode() for text in values.ravel()]
    lengths = [struct.pack("<I", len(text)) for text in texts]
    head = struct.pack("<I", len(texts))
    return head + b"".join(map(bytes.__add__, lengths, texts))


def _fill(value):
    """A fill value as Zarr writes it in JSON."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    value = _plain(value)
    if isinstance(value, float) and not math.isfinite(value):
        return {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")
    return value


def _attributes(attributes):
    return {str(name): _plain(value) for name, value in attributes.items()}


def _plain(value):
    """A value of NumPy's as one of JSON's."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    return str(value)


#: NaN stays bare in attributes, as Zarr and kerchunk write it.
_dumps = json.dumps
