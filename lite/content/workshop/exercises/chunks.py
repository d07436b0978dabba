"""Answers of notebook 3: chunks and what they cost."""

import math

import fsspec

from . import sample
from .judging import NotYet, close, number

#: Of the chunks that are to be designed.
LARGEST = 100_000
MOST_FOR_MAP = 9
MOST_FOR_SERIES = 3

#: Arguments of `seconds`, what it is to say, and what may help if it does not.
CASES = [
    ((0, 20, 0.1, 4, 10), 2, "20 MB at 10 MB/s, no request to wait for"),
    ((1, 0, 0.1, 4, 10), 0.1, "one request waits once"),
    ((8, 0, 0.1, 4, 10), 0.2, "8 requests, 4 at once, wait as 2 rounds"),
    ((5, 0, 0.1, 4, 10), 0.2, "a round that is not full takes as long"),
    ((9, 3, 0.05, 2, 6), 0.75, "waiting and transport add up"),
]


def map_chunks(answer):
    given = number(answer)
    array = sample.temperature()
    if given != _for_map(array["shape"], array["chunks"]):
        raise NotYet(
            "A map is one step of time, all of latitude and longitude. How "
            "many chunks lie side by side along these two?"
        )


def series_chunks(answer):
    given = number(answer)
    array = sample.temperature()
    if given == array["shape"][0]:
        raise NotYet("That would be with one step of time in each chunk.")
    if given != _for_series(array["shape"], array["chunks"]):
        raise NotYet(
            "A series is one point, all of time. How many steps of time does "
            "one chunk hold?"
        )


def needed(answer):
    given = number(answer)
    array = sample.temperature()
    steps, size = array["shape"][0], _value_size(array)
    if given == steps:
        raise NotYet("These are the values; each has several bytes.")
    if given == math.prod(array["shape"]) * size:
        raise NotYet("This is the whole array; a series is one point of it.")
    if given != steps * size:
        raise NotYet(
            "Steps of time × bytes of a value. The end of dtype tells how "
            "many bytes a value has."
        )


def received(answer):
    given = number(answer)
    array = sample.temperature()
    store = sample.store(sample.OSTIA)
    keys = range(_for_series(array["shape"], array["chunks"]))
    files = fsspec.filesystem("http").cat(
        [f"{store}/{sample.TEMPERATURE}/{key}.0.0" for key in keys]
    )
    sizes = [len(body) for body in files.values()]
    if given == len(sizes):
        raise NotYet("These are the requests; add up the bytes of each.")
    if given in sizes:
        raise NotYet("This is one chunk of them.")
    if given == math.prod(array["shape"]) * _value_size(array):
        raise NotYet("That would be without compression.")
    if given != sum(sizes):
        raise NotYet("Add up the lengths of all that came.")


def seconds(answer):
    if not callable(answer):
        raise NotYet("A function is expected here: run the cell with def.")
    for arguments, right, hint in CASES:
        try:
            given = answer(*arguments)
        except Exception as error:
            raise NotYet(f"seconds{arguments} fails: {error}.") from None
        if given is ...:
            raise NotYet("The function still returns the dots.")
        if not close(number(given), right, 1e-6):
            raise NotYet(f"seconds{arguments} says {given}. Think of: {hint}.")


def chunks(answer):
    array = sample.temperature()
    shape = array["shape"]
    if not isinstance(answer, (list, tuple)) or len(answer) != len(shape):
        raise NotYet("Three lengths are expected: time, latitude, longitude.")
    lengths = [number(length) for length in answer]
    for length, size in zip(lengths, shape):
        if length != int(length) or not 1 <= length <= size:
            raise NotYet(f"{length:g} does not cut {size} steps into chunks.")
    size = math.prod(lengths) * _value_size(array)
    if size > LARGEST:
        raise NotYet(f"A chunk would have {size / 1000:.0f} kB.")
    if (count := _for_map(shape, lengths)) > MOST_FOR_MAP:
        raise NotYet(f"A map would take {count} requests.")
    if (count := _for_series(shape, lengths)) > MOST_FOR_SERIES:
        raise NotYet(f"A series would take {count} requests.")


def _for_map(shape, lengths):
    """Chunks that one map touches."""
    along = zip(shape[1:], lengths[1:])
    return math.prod(math.ceil(size / length) for size, length in along)


def _for_series(shape, lengths):
    """Chunks that one point's series touches."""
    return math.ceil(shape[0] / lengths[0])


def _value_size(array):
    """Bytes of a value, from a type such as ``<f4``."""
    return int(array["dtype"][2:])


RULES = {
    rule.__name__: rule
    for rule in (
        map_chunks,
        series_chunks,
        needed,
        received,
        seconds,
        chunks,
    )
}
