"""Bytes that were read, kept in memory."""

from collections import OrderedDict


class ByteCache:
    """
    The bytes used last, up to a limit.

    Parameters
    ----------
    limit : int
        Bytes. What is longer than this is not kept at all.
    """

    def __init__(self, limit):
        self._limit = limit
        self._size = 0
        self._entries = OrderedDict()

    def get(self, key):
        """The bytes of a key, or None."""
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def put(self, key, value):
        """Keep bytes, at the cost of those that were not used for longest."""
        if len(value) > self._limit:
            return
        self._size += len(value) - len(self._entries.pop(key, b""))
        self._entries[key] = value
        self._shrink()

    def resize(self, limit):
        """Set another limit."""
        self._limit = limit
        self._shrink()

    def clear(self):
        """Forget everything."""
        self._entries.clear()
        self._size = 0

    def _shrink(self):
        while self._size > self._limit:
            _, value = self._entries.popitem(last=False)
            self._size -= len(value)
