"""A site with files and a forwarder, and the hosts that it forwards to."""

import os
import socket
import ssl
import sys
import threading

import pytest
import trustme

from .site import Site
from .upstream import Upstream

#: Limits of the site, small enough to be reached.
MAX_BYTES = 2**20
MAX_ENTRIES = 20

#: What no answer may contain.
SECRET = b"never to be let out"

#: No address of the Internet is connected to: these come first or alone.
PUBLIC, LOOPBACK = "240.0.0.1", "127.0.0.1"


@pytest.fixture(scope="session")
def authority():
    """A certificate authority that the site trusts."""
    return trustme.CA()


def serve(upstream):
    """Serve in a thread, until the tests end."""
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    yield upstream
    upstream.ending.set()
    upstream.shutdown()
    upstream.server_close()


@pytest.fixture(scope="session")
def upstream():
    """The host `data.test`, and all other names of loopback."""
    yield from serve(Upstream())


@pytest.fixture(scope="session")
def secure(authority):
    """The same over TLS, with a certificate of `data.test` alone."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("data.test").configure_cert(context)
    yield from serve(Upstream(context))


@pytest.fixture(scope="session")
def stranger():
    """The same, with a certificate of an authority nobody knows."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("data.test").configure_cert(context)
    yield from serve(Upstream(context))


@pytest.fixture
def free_port():
    """A port of loopback that nobody listens on."""
    with socket.socket() as taken:
        # Bound, so that nobody else gets it meanwhile.
        taken.bind((LOOPBACK, 0))
        yield taken.getsockname()[1]


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """
    Two roots, and beside them what must stay out of reach.

    `work` and `pool` are served; `workspace` is not, nor is `secret`.
    """
    place = tmp_path_factory.mktemp("place").resolve()
    work, secret = place / "work", place / "secret"
    for folder in ("work/runs", "work/.ssh", "pool", "workspace", "secret"):
        (place / folder).mkdir(parents=True)
    (work / "numbers").write_bytes(bytes(range(100)))
    (work / "empty").touch()
    (work / "large").write_bytes(os.urandom(MAX_BYTES + 1))
    (work / "runs" / "näme %2f #1?.txt").write_text("odd")
    (work / "back\\slash").write_text("backslash")
    (work / ".zmetadata").write_text("{}")
    (work / ".hidden").write_bytes(SECRET)
    (work / ".ssh" / "id").write_bytes(SECRET)
    (work / ".ssh" / ".zattrs").write_bytes(SECRET)
    (secret / "key").write_bytes(SECRET)
    (place / "workspace" / "key").write_bytes(SECRET)
    (place / "pool" / "shared").write_text("shared")
    (work / "key-link").symlink_to(secret / "key")
    (work / "chain").symlink_to("key-link")
    (work / "secret-link").symlink_to(secret)
    (work / "up").symlink_to("..")
    (work / "pool-link").symlink_to("../pool")
    (work / "ssh-link").symlink_to(".ssh")
    (work / "around").symlink_to("around")
    (work / "nothing").symlink_to("missing")
    os.mkfifo(work / "pipe")
    (place / "door").symlink_to("pool")
    return place


@pytest.fixture(scope="session")
def site(tmp_path_factory, authority, place, upstream, secure, stranger):
    """A site with all of it. Whoever runs the tests is its user."""
    folder = tmp_path_factory.mktemp("site")
    bundle = folder / "authority.pem"
    authority.cert_pem.write_to_path(bundle)
    site = Site(
        folder,
        {
            "roots": [str(place / "work"), "$CLOUDIFY_POOL", "$NO_SUCH/x"],
            "forward_hosts": ["*.test", "127.0.0.1", "localhost", "*0*"],
            "private_hosts": ["Data.test.", "other.test", "again.test"],
            "max_bytes": MAX_BYTES,
            "max_entries": MAX_ENTRIES,
            "forward_seconds": 1.5,
        },
        hosts={
            "data.test": [[LOOPBACK]],
            "other.test": [[LOOPBACK]],
            "inside.test": [[LOOPBACK]],
            "mixed.test": [[PUBLIC, LOOPBACK]],
            "six.test": [["::ffff:127.0.0.1"]],
            "cloud.test": [["169.254.169.254"]],
            # Changes its mind between a check and a connection.
            "again.test": [[LOOPBACK], [PUBLIC]],
        },
        environment={
            "CLOUDIFY_POOL": str(place / "door"),
            "SSL_CERT_FILE": str(bundle),
        },
    )
    yield site
    site.stop()


#: Stands in for a Python whose libraries misbehave, by the file's first word.
ODD_PYTHON = f"""#!/bin/sh
case "$(head -c 4 "$2")" in
  HANG) exec tail -f /dev/null ;;
  DIES) kill -SEGV $$ ;;
  *) exec "{sys.executable}" -S "$@" ;;
esac
"""


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory):
    """A site with default roots, whose reader of headers is an odd one."""
    folder = tmp_path_factory.mktemp("odd")
    python = folder / "python"
    python.write_text(ODD_PYTHON)
    python.chmod(0o755)
    config = {"python": str(python), "header_seconds": 1}
    site = Site(folder, config)
    yield site
    site.stop()


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory):
    """A site that has switched everything off."""
    site = Site(tmp_path_factory.mktemp("bare"), {"roots": []})
    yield site
    site.stop()
