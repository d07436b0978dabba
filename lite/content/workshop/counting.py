"""A Zarr store that counts what is asked of it."""

from zarr.storage import FsspecStore


class CountingStore(FsspecStore):
    """
    A Zarr store at an HTTP address that counts what is asked of it.

    Examples
    --------
    >>> store = CountingStore.from_url(address, read_only=True)
    >>> ds = xr.open_dataset(store, engine="zarr")
    >>> store.count()
    (9, 6098)
    """

    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        self._sizes = []

    async def get(self, key, prototype, byte_range=None):
        value = await super().get(key, prototype, byte_range)
        self._sizes.append(0 if value is None else len(value))
        return value

    def count(self):
        """
        Requests and bytes since the last count.

        Returns
        -------
        tuple of int
            What does not exist is a request of 0 bytes.
        """
        sizes, self._sizes = self._sizes, []
        return len(sizes), sum(sizes)
