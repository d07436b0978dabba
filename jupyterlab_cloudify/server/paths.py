"""From the path that somebody asks for to an open file below a root."""

import errno
import os
import stat
from urllib.parse import unquote_to_bytes

from .refusal import Refusal

#: Documents of Zarr, which are read although their names begin with a dot.
ZARR_DOCUMENTS = (".zarray", ".zattrs", ".zgroup", ".zmetadata")


def _flags(*names):
    """Flags of `os.open`; a system that lacks one does without."""
    return sum(getattr(os, name, 0) for name in names)


#: Going through a folder needs no right to list it.
PASS = _flags("O_PATH", "O_DIRECTORY", "O_NOFOLLOW")

#: A pipe without a writer, or a terminal, must not hold anything up.
READ = _flags("O_NONBLOCK", "O_NOCTTY", "O_NOFOLLOW")


class Roots:
    """
    The folders below which files may be read.

    Parameters
    ----------
    folders : list of str
        Absolute paths.
    contents : jupyter_server.services.contents.manager.ContentsManager
        Its `allow_hidden` decides about names that begin with a dot.
    """

    def __init__(self, folders, contents):
        self.folders = folders
        self._contents = contents

    def open(self, path):
        """
        Open a regular file.

        Returns
        -------
        tuple of (int, os.stat_result)
            A file descriptor, to be closed, and what is known of the file.

        Raises
        ------
        Refusal
            `outside`, `not-found` or `not-readable`.
        """
        return _open(self._real(path), path, stat.S_ISREG)

    def entries(self, path, limit):
        """
        What is in a folder, sorted by name.

        What is hidden, and symlinks that lead outside, are left out.

        Returns
        -------
        dict
            `entries`, each with `name`, `type` (file or directory) and `size`
            (bytes, null of a directory), and `more` if there are more.

        Raises
        ------
        Refusal
            `outside`, `not-found` or `not-readable`.
        """
        folder, _ = _open(self._real(path), path, stat.S_ISDIR)
        try:
            with os.scandir(folder) as found:
                inside = sorted(found, key=lambda entry: entry.name)
            entries = []
            for each in inside:
                entry = self._entry(path, each)
                if entry and len(entries) == limit:
                    return {"entries": entries, "more": True}
                if entry:
                    entries.append(entry)
        finally:
            os.close(folder)
        return {"entries": entries}

    def _real(self, path):
        """Where a path leads to after all symlinks, if that is served."""
        try:
            real = os.path.realpath(path)
        except OSError as error:
            # A symlink that vanished while it was followed.
            raise _refusal(error, path) from error
        below = [
            os.path.relpath(real, root)
            for root in map(os.path.realpath, self.folders)
            if os.path.commonpath([real, root]) == root
        ]
        if not below:
            # Whether something is there is not told either.
            raise Refusal("outside", f"{path} is not below a served folder")
        if all(map(self._is_hidden, below)):
            raise Refusal("not-readable", f"{path} is hidden")
        return real

    def _is_hidden(self, relative):
        if self._contents.allow_hidden or relative == os.curdir:
            return False
        *folders, name = relative.split(os.sep)
        parts = folders if name in ZARR_DOCUMENTS else [*folders, name]
        return any(part.startswith(".") for part in parts)

    def _entry(self, path, each):
        """An `os.DirEntry` of a folder, or None of what is not served."""
        try:
            # A name that is no text has no address.
            each.name.encode()
            if each.is_symlink():
                self._real(os.path.join(path, each.name))
            status = each.stat()
        except (Refusal, OSError, UnicodeEncodeError):
            return None
        if self._is_hidden(each.name):
            return None
        if stat.S_ISDIR(status.st_mode):
            return {"name": each.name, "type": "directory", "size": None}
        if stat.S_ISREG(status.st_mode):
            return {"name": each.name, "type": "file", "size": status.st_size}
        return None


def decode(address):
    """
    The absolute path that an address, without its leading slash, stands for.

    Each segment is decoded by itself and once, so that an encoded slash never
    becomes a separator.

    Raises
    ------
    Refusal
        `outside`: a segment is no name of a file.
    """
    segments = address.removesuffix("/").split("/") if address else []
    names = [os.fsdecode(unquote_to_bytes(segment)) for segment in segments]
    for name in names:
        if name in ("", ".", "..") or "/" in name or "\0" in name:
            raise Refusal("outside", "The address is not that of a path")
    return "/" + "/".join(names)


def _open(real, path, is_wanted):
    """
    Open a path that holds no symlinks, whatever is exchanged meanwhile.

    One name after the other is opened in the folder before, so a symlink that
    somebody puts there after `real` was found is not followed but refused.

    Parameters
    ----------
    real : str
        Where `path` leads to.
    path : str
        What was asked for, for messages.
    is_wanted : callable
        Tells the kind of file from its mode.
    """
    *folders, name = [part for part in real.split("/") if part] or ["."]
    folder = None
    try:
        folder = os.open("/", PASS)
        for each in folders:
            outer, folder = folder, os.open(each, PASS, dir_fd=folder)
            os.close(outer)
        # Opening a device can already do something, so look before.
        _check(os.stat(name, dir_fd=folder, follow_symlinks=False), path)
        descriptor = os.open(name, READ, dir_fd=folder)
    except OSError as error:
        raise _refusal(error, path) from error
    finally:
        if folder is not None:
            os.close(folder)
    status = os.fstat(descriptor)
    if not is_wanted(status.st_mode):
        os.close(descriptor)
        raise Refusal("not-found", f"{path} is of another kind")
    return descriptor, status


def _check(status, path):
    mode = status.st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise Refusal("not-readable", f"{path} is no ordinary file")


def _refusal(error, path):
    missing = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
    if error.errno in missing:
        return Refusal("not-found", f"{path} does not exist")
    return Refusal("not-readable", f"{path}: {error.strerror}")
