"""What a site, or a person, can set of the server part."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from traitlets import Float, Int, List, Unicode, default
from traitlets.config import LoggingConfigurable

from .hosts import Hosts
from .paths import Roots

#: Threads that wait for disks, which on a cluster can stall.
READERS = 8


class CloudifyServer(LoggingConfigurable):
    """Files below some folders, and a forwarder to some hosts."""

    roots = List(
        Unicode(),
        config=True,
        help="""
        Folders below which files can be read in the page, as the user who
        runs Jupyter and never more than that user may. `~` and variables such
        as `$SCRATCH` are resolved. By default Jupyter's own root directory;
        an empty list switches files off.
        """,
    )

    forward_hosts = List(
        Unicode(),
        config=True,
        help="""
        Hosts whose catalogs are fetched by the server, because they do not
        admit web pages: names, or patterns as `*.example.org`. By default
        none, which switches the forwarder off.
        """,
    )

    private_hosts = List(
        Unicode(),
        config=True,
        help="""
        More hosts to forward to, by their exact names, which may have an
        address of a private network or of this machine.
        """,
    )

    max_bytes = Int(
        128 * 2**20,
        min=1,
        config=True,
        help="The largest answer: a file, a part of one, a host's; in bytes.",
    )

    max_entries = Int(
        10_000,
        min=1,
        config=True,
        help="How many entries of a folder are listed.",
    )

    forward_seconds = Float(
        60.0,
        min=0.1,
        config=True,
        help="How long a host may take for its whole answer, in seconds.",
    )

    header_seconds = Float(
        60.0,
        min=0.1,
        config=True,
        help="How long reading the header of a file may take, in seconds.",
    )

    python = Unicode(
        sys.executable,
        config=True,
        help="""
        The Python that reads headers of NetCDF and GRIB. It needs xarray, and
        netCDF4 or h5netcdf, and cfgrib. By default the one of Jupyter.
        """,
    )

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.threads = ThreadPoolExecutor(READERS, "cloudify")
        self.files = Roots(self._folders(), self.parent.contents_manager)
        self.hosts = Hosts(self.forward_hosts, self.private_hosts)

    @default("roots")
    def _default_roots(self):
        root = getattr(self.parent.contents_manager, "root_dir", None)
        return [root] if root else []

    def _folders(self):
        """The roots as absolute paths; those that are none are left out."""
        if os.open not in os.supports_dir_fd:
            # Windows: a path cannot be walked without following links.
            return []
        folders = []
        for root in self.roots:
            folder = os.path.expandvars(os.path.expanduser(root))
            if os.path.isabs(folder):
                folders.append(os.path.normpath(folder))
            else:
                self.log.warning("CloudifyServer.roots: no folder %r", root)
        return folders

    def announcement(self):
        """What the page may ask for: the option `cloudifyServer`."""
        return {"files": self.files.folders, "forward": self.hosts.patterns}
