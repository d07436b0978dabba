"""`cloudify/files/…`: the bytes of a file, and what is in a folder."""

import os
from datetime import datetime, timezone
from functools import partial

from jupyter_server.auth.decorator import authorized
from tornado.iostream import StreamClosedError
from tornado.web import authenticated

from .handler import CloudifyHandler
from .paths import decode
from .ranges import byte_range
from .refusal import Refusal

#: How much is read and sent at a time, in bytes.
PIECE = 2**20


class FileHandler(CloudifyHandler):
    """A route whose address goes on with the path of a file."""

    def path_asked(self):
        """The absolute path in the request's address."""
        return decode(self.request.path[len(self.address) + 1 :])

    async def open(self, path):
        """Open a file and tell its version in the headers."""
        files = self.cloudify.files
        descriptor, status = await self.in_thread(files.open, path)
        changed = datetime.fromtimestamp(status.st_mtime, timezone.utc)
        version = f"{status.st_mtime_ns:x}-{status.st_size:x}"
        self.set_header("ETag", f'"{version}"')
        self.set_header("Last-Modified", changed)
        return descriptor, status


class FilesHandler(FileHandler):
    """Files as a good server of data serves them: Range, ETag, plain 404s."""

    @authenticated
    @authorized
    async def get(self):
        """Send a file, a part of one, or with `?list` a folder's entries."""
        path = self.path_asked()
        if "list" in self.request.query_arguments:
            limit = self.cloudify.max_entries
            entries = self.cloudify.files.entries
            self.finish_json(await self.in_thread(entries, path, limit))
            return
        descriptor, status = await self.open(path)
        try:
            await self.send(descriptor, status)
        finally:
            os.close(descriptor)

    head = get

    async def send(self, descriptor, status):
        """Send what is asked for of an open file."""
        size = status.st_size
        self.set_header("Accept-Ranges", "bytes")
        if self.check_etag_header():
            self.set_status(304)
            return
        part = self.part_asked(size)
        if part is None:
            part = range(size)
        elif not part:
            self.set_status(416)
            self.set_header("Content-Range", f"bytes */{size}")
            return
        else:
            self.set_status(206)
            self.set_header(
                "Content-Range", f"bytes {part[0]}-{part[-1]}/{size}"
            )
        if self.request.method != "HEAD":
            self.check_length(len(part))
        self.set_header("Content-Length", len(part))
        if self.request.method != "HEAD":
            await self.send_part(descriptor, part)

    def part_asked(self, size):
        """The part of a file, or None for the whole."""
        # Of another version than the reader has, it wants the whole.
        condition = self.request.headers.get("If-Range")
        if condition not in (None, self._headers["ETag"]):
            return None
        return byte_range(self.request.headers.get("Range", ""), size)

    def check_length(self, length):
        """Refuse more than a page could hold."""
        limit = self.cloudify.max_bytes
        if length > limit:
            raise Refusal(
                "too-large",
                f"{length} bytes are more than the {limit} of one answer; "
                "ask for a part with Range",
            )

    async def send_part(self, descriptor, part):
        """Read and send piece by piece."""
        for begin in range(part.start, part.stop, PIECE):
            length = min(PIECE, part.stop - begin)
            read = partial(os.pread, descriptor, length, begin)
            self.write(await self.in_thread(read))
            try:
                await self.flush()
            except StreamClosedError:
                # The reader has gone.
                return
