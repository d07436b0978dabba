"""The header `Range` of a request."""

import re

#: One range; of several at once, the whole is a permitted answer.
ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def byte_range(header, size):
    """
    The part of a file that is asked for.

    Parameters
    ----------
    header : str
        The header's value.
    size : int
        The size of the file in bytes.

    Returns
    -------
    range or None
        The positions; empty if the file has none of them, None if the header
        is to be ignored.
    """
    match = ONE_RANGE.fullmatch(header.strip())
    if not match or match[0] == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)
