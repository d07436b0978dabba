"""The file system: byte ranges of addresses, asked for by any `Fetch`."""

import io
import re
from contextlib import suppress
from typing import ClassVar
from urllib.parse import urlsplit

from fsspec.asyn import AsyncFileSystem
from fsspec.callbacks import DEFAULT_CALLBACK
from fsspec.spec import AbstractBufferedFile
from fsspec.utils import isfilelike, stringify_path, tokenize

from .cache import ByteCache
from .retry import BUSY, ask
from .transport import Fetch, Refused

CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")

MISSING = (404, 410)


class FetchFileSystem(AsyncFileSystem):
    """
    Files at ``http`` and ``https`` addresses, for reading.

    Parameters
    ----------
    block_size : int, optional
        Bytes that an open file reads at a time; 5 MiB by default.
    cache_type, cache_options
        How an open file reads ahead, see ``fsspec.caching``.
    headers : mapping of str to str, optional
        Sent with every request, as far as a browser lets a page set them.
    client_kwargs : mapping, optional
        As fsspec's own class has it; only its ``headers`` are used.
    cache_limit : int, optional
        Bytes kept in memory, 128 MiB by default. All instances share one
        memory: the limit given last counts.
    **options
        ``asynchronous`` and others of `AsyncFileSystem`. Options of fsspec's
        own class that mean nothing in a page are taken and not used.

    Notes
    -----
    What was read is not fetched again until `clear_cache`, or until the
    memory is needed.
    """

    protocol = ("http", "https")

    #: The way to the network.
    fetch: ClassVar[Fetch]

    cache: ClassVar = ByteCache(128 * 2**20)

    def __init__(
        self,
        block_size=None,
        cache_type="readahead",
        cache_options=None,
        headers=None,
        client_kwargs=None,
        cache_limit=None,
        **options,
    ):
        super().__init__(**options)
        self.block_size = block_size
        self.cache_type = cache_type
        self.cache_options = cache_options
        self.headers = {
            **(client_kwargs or {}).get("headers", {}),
            **(headers or {}),
        }
        self._identity = tuple(sorted(self.headers.items()))
        if cache_limit is not None:
            self.cache.resize(cache_limit)

    @classmethod
    def clear_cache(cls):
        """Forget all that was read."""
        cls.cache.clear()

    @classmethod
    def _strip_protocol(cls, path):
        return stringify_path(path)

    def ukey(self, path):
        """An address stands for the same bytes as long as Python runs."""
        return tokenize(path, self._identity)

    async def _cat_file(self, path, start=None, end=None, **kwargs):
        if (start or 0) < 0 or (end or 0) < 0:
            # A browser asks for permission before it sends `bytes=-n`, and
            # many a host does not answer that.
            size = (await self._info(path))["size"]
            if size is None:
                return (await self._read(path, 0, None))[start:end]
            start, end, _ = slice(start, end).indices(size)
        if end is not None and end <= (start or 0):
            return b""
        return await self._read(path, start or 0, end)

    async def _read(self, path, start, end):
        """The bytes from `start` to before `end`, kept or fetched."""
        whole, part = (path, 0, None), (path, start, end)
        if (body := self._kept(whole)) is not None:
            return body[start:end]
        if (body := self._kept(part)) is not None:
            return body
        answer = await self._ask("GET", *part)
        if answer.status == 206:
            await self._check(answer, *part)
            return self._keep(part, answer.body)
        if answer.status == 200:
            return self._keep(whole, answer.body)[start:end]
        if answer.status == 416:
            # As of a slice, there is nothing behind the end.
            return b""
        raise failure(path, answer.status)

    async def _check(self, answer, path, start, end):
        """Raise OSError unless a part is the one that was asked for."""
        first, size = content_range(answer)
        stop = start + len(answer.body)
        if size is None and end not in (None, stop):
            size = (await self._info(path))["size"]
        wanted = min((n for n in (end, size) if n is not None), default=stop)
        if first not in (None, start) or stop != wanted:
            raise OSError(
                f"{urlsplit(path).netloc} sent other bytes of {path} than "
                f"those from {start} to {wanted}."
            )

    async def _info(self, path, **kwargs):
        size = await self._size_by_head(path)
        if size is None:
            # HEAD is not answered everywhere, nor with a length.
            answer = await self._ask("GET", path, 0, 1)
            if answer.status == 206:
                size = content_range(answer)[1]
            elif answer.status == 200:
                size = len(self._keep((path, 0, None), answer.body))
            elif answer.status == 416:
                size = 0
            else:
                raise failure(path, answer.status)
        return {"name": path, "size": size, "type": "file"}

    async def _size_by_head(self, path):
        with suppress(Refused):
            # A range is never compressed: its length is that of the file.
            answer = await self._ask("HEAD", path, 0, None)
            if answer.status in MISSING:
                raise failure(path, answer.status)
            if answer.status in (200, 206):
                # Some say 0 because they did not look.
                return int(answer.headers.get("content-length", 0)) or None
        return None

    async def _isdir(self, path):
        return False

    async def _ls(self, path, detail=True, **kwargs):
        raise cannot_list(path)

    async def _glob(self, path, maxdepth=None, **kwargs):
        if "*" in urlsplit(path).path:
            raise cannot_list(path)
        # Elsewhere `?` and `[` are patterns, too; here they make a query.
        return [path]

    async def _get_file(
        self, rpath, lpath, callback=DEFAULT_CALLBACK, **kwargs
    ):
        body = await self._cat_file(rpath)
        callback.set_size(len(body))
        if isfilelike(lpath):
            lpath.write(body)
        else:
            with open(lpath, "wb") as file:
                file.write(body)
        callback.relative_update(len(body))

    def _open(
        self,
        path,
        mode="rb",
        block_size=None,
        cache_type=None,
        cache_options=None,
        size=None,
        **kwargs,
    ):
        if mode != "rb":
            raise NotImplementedError(f"{path} can only be read.")
        if size is None:
            size = self.info(path)["size"]
        if size is None:
            return io.BytesIO(self.cat_file(path))
        return AbstractBufferedFile(
            self,
            path,
            size=size,
            block_size=block_size or self.block_size,
            cache_type=cache_type or self.cache_type,
            cache_options=cache_options or self.cache_options,
        )

    async def _ask(self, method, path, start, end):
        headers = dict(self.headers)
        if method == "HEAD" or (start, end) != (0, None):
            last = "" if end is None else end - 1
            headers["Range"] = f"bytes={start}-{last}"
        return await ask(self.fetch, method, path, headers)

    def _kept(self, part):
        return self.cache.get((self._identity, part))

    def _keep(self, part, body):
        self.cache.put((self._identity, part), body)
        return body


def content_range(answer):
    """
    First byte of a part and size of the whole; None for what is not told.

    Of another origin this header can only be read when the host exposes it.
    """
    match = CONTENT_RANGE.fullmatch(answer.headers.get("content-range", ""))
    if match is None:
        return None, None
    return tuple(
        int(text) if text not in (None, "*") else None
        for text in match.groups()
    )


def cannot_list(path):
    """The exception for asking what lies below an address."""
    return NotImplementedError(
        f"HTTP does not tell what lies below {path}. Name the files; a Zarr "
        "store opens when its metadata is consolidated."
    )


def failure(path, status):
    """The exception for a status, in words."""
    host = urlsplit(path).netloc
    if status in MISSING:
        return FileNotFoundError(f"{path} does not exist ({status}).")
    if status == 401:
        return PermissionError(f"{host} wants a login for {path} (401).")
    if status == 403:
        return PermissionError(
            f"{host} does not allow {path} to be read (403). Object stores "
            "say so of files that do not exist, too: a store of Zarr format 2 "
            "opens there with zarr_format=2."
        )
    if status in BUSY:
        return OSError(f"{host} is busy ({status}). Try again in a minute.")
    return OSError(f"{host} answered {path} with status {status}.")
