"""`cloudify/header/…`: what is inside a NetCDF or GRIB file."""

import asyncio
import json
import os
from pathlib import Path

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .files import FileHandler
from .refusal import STATUS, Refusal

#: Run as a program: the libraries that read files crash on some of them, and
#: need not be those of Jupyter's own environment.
READER = Path(__file__).with_name("reader")

#: Headers that are read at a time.
AT_ONCE = asyncio.Semaphore(2)

#: On parallel file systems HDF5's locks fail, and nobody writes here.
ENVIRONMENT = {"HDF5_USE_FILE_LOCKING": "FALSE"}


class HeaderHandler(FileHandler):
    """The header of a file as a kerchunk document, version 1."""

    @authenticated
    @authorized
    async def get(self):
        """Answer with metadata and the values of small coordinates."""
        path = self.path_asked()
        descriptor, _ = await self.open(path)
        try:
            if self.check_etag_header():
                self.set_status(304)
                return
            async with AT_ONCE:
                answer = await self.read(descriptor)
        finally:
            os.close(descriptor)
        self.finish_json(answer)

    head = get

    async def read(self, descriptor):
        """Let the reader read an open file, which it sees as `/dev/fd/…`."""
        python = self.cloudify.python
        try:
            process = await asyncio.create_subprocess_exec(
                python,
                str(READER),
                f"/dev/fd/{descriptor}",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                pass_fds=[descriptor],
                env={**os.environ, **ENVIRONMENT},
            )
        except OSError as error:
            raise Refusal(
                "missing-package", f"{python} does not start: {error.strerror}"
            ) from error
        seconds = self.cloudify.header_seconds
        try:
            output, errors = await asyncio.wait_for(
                process.communicate(), seconds
            )
        except asyncio.TimeoutError:
            process.kill()
            await process.wait()
            raise Refusal(
                "timed-out", f"Reading the header took over {seconds:g} s"
            ) from None
        return self.result(process.returncode, output, errors)

    def result(self, returncode, output, errors):
        """The document that the reader wrote, or its refusal."""
        if returncode != 0:
            self.log.warning("The reader of headers failed: %s", errors)
            raise Refusal("broken-file", "The file cannot be read")
        answer = json.loads(output)
        if answer.get("error") in STATUS:
            raise Refusal(answer["error"], answer["message"])
        return answer
