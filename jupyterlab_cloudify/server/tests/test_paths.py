"""Nothing beside the roots, and nothing that is no file, is let out."""

import os
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from jupyterlab_cloudify.server import paths
from jupyterlab_cloudify.server.paths import Roots
from jupyterlab_cloudify.server.refusal import Refusal

from .conftest import SECRET

#: Paths below `place`, as they are sent, and how they are refused.
ATTACKS = {
    "beside the roots": ("secret/key", "outside"),
    "a root's name as a prefix": ("workspace/key", "outside"),
    "above the roots": ("", "outside"),
    "dots": ("work/../secret/key", "outside"),
    "dots at the end": ("work/..", "outside"),
    "dots inside": ("work/runs/../numbers", "outside"),
    "one dot": ("work/./numbers", "outside"),
    "encoded dots": ("work/%2e%2e/secret/key", "outside"),
    "half encoded dots": ("work/.%2E/secret/key", "outside"),
    "twice encoded dots": ("work/%252e%252e/secret/key", "not-found"),
    "encoded slash": ("work%2fnumbers", "outside"),
    "dots and an encoded slash": ("work/..%2fsecret%2fkey", "outside"),
    "twice encoded slash": ("work/..%252fsecret%252fkey", "not-readable"),
    "overlong slash": ("work/..%c0%afsecret%c0%afkey", "not-readable"),
    "wide slash": ("work/..%ef%bc%8fsecret", "not-readable"),
    "backslashes": ("work/..\\secret\\key", "not-readable"),
    "encoded backslashes": ("work/%2e%2e%5csecret", "not-readable"),
    "two slashes": ("work//numbers", "outside"),
    "two slashes in front": ("work/%2fetc/passwd", "outside"),
    "NUL": ("work/numbers%00.txt", "outside"),
    "NUL after dots": ("work/..%00/secret/key", "outside"),
    "a long name": (f"work/{'x' * 300}", "not-found"),
    "symlink to a file": ("work/key-link", "outside"),
    "symlink to a symlink": ("work/chain", "outside"),
    "symlink to a folder": ("work/secret-link/key", "outside"),
    "symlink upwards": ("work/up/secret/key", "outside"),
    "symlink to itself": ("work/around", "not-readable"),
    "hidden file": ("work/.hidden", "not-readable"),
    "hidden folder": ("work/.ssh/id", "not-readable"),
    "symlink to a hidden folder": ("work/ssh-link/id", "not-readable"),
    "Zarr's name in a hidden folder": ("work/.ssh/.zattrs", "not-readable"),
    "pipe": ("work/pipe", "not-readable"),
}


@pytest.mark.parametrize("path, code", ATTACKS.values(), ids=ATTACKS)
def test_attack_is_refused(site, place, path, code):
    for route in ("files", "header"):
        for query in ("", "?list"):
            reply = site.ask(f"cloudify/{route}{place}/{path}{query}")
            assert reply.code == code
            assert SECRET not in reply.body


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/dev/zero",
        "/dev/tty",
        "/proc/self/environ",
        "/proc/self/cwd/config.json",
        "/",
        "",
        "/~/.ssh/id",
        "/C:%5cWindows",
    ],
)
def test_rest_of_the_machine_is_outside(site, path):
    for query in ("", "?list"):
        reply = site.ask(f"cloudify/files{path}{query}")
        assert reply.status in (403, 404)
        assert reply.code in ("outside", "jupyter", None)


def test_what_is_outside_is_not_told(site, place):
    present = site.ask(f"cloudify/files{place}/secret/key")
    absent = site.ask(f"cloudify/files{place}/secret/kex")
    assert present.body.replace(b"key", b"kex") == absent.body


def test_symlink_between_roots_is_followed(site, place):
    for path in ("work/pool-link/shared", "door/shared", "pool/shared"):
        assert site.ask(f"cloudify/files{place}/{path}").body == b"shared"


def test_documents_of_zarr_are_not_hidden(site, place):
    assert site.ask(f"cloudify/files{place}/work/.zmetadata").body == b"{}"


class Contents:
    """As much of Jupyter's contents manager as matters."""

    def __init__(self, allow_hidden=False):
        self.allow_hidden = allow_hidden


def content(roots, path):
    """What is in a file below some roots."""
    descriptor, _ = roots.open(str(path))
    with open(descriptor, "rb") as file:
        return file.read()


def test_hidden_files_are_served_where_jupyter_does(place):
    roots = Roots([str(place / "work")], Contents(allow_hidden=True))
    assert content(roots, place / "work" / ".ssh" / "id") == SECRET
    names = [e["name"] for e in roots.entries(f"{place}/work", 99)["entries"]]
    assert {".ssh", ".hidden"} <= set(names)


def test_hidden_root_is_served(place):
    roots = Roots([str(place / "work" / ".ssh")], Contents())
    assert content(roots, place / "work" / ".ssh" / "id") == SECRET


def test_whole_machine_can_be_a_root(place):
    roots = Roots(["/"], Contents())
    assert content(roots, place / "secret" / "key") == SECRET
    names = [entry["name"] for entry in roots.entries("/", 999)["entries"]]
    assert "tmp" in names


def test_devices_are_not_even_opened(monkeypatch):
    opened = []
    system = os.open

    def record(path, *args, **kwargs):
        opened.append(path)
        return system(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", record)
    roots = Roots(["/dev"], Contents())
    with pytest.raises(Refusal, match="not-readable"):
        roots.open("/dev/null")
    assert opened == ["/", "dev"]


def test_symlink_exchanged_after_the_check_is_not_followed(tmp_path):
    """A folder turns into a symlink as soon as its path has been checked."""
    root, secret = tmp_path / "root", tmp_path / "secret"
    for folder in (root / "runs", secret):
        folder.mkdir(parents=True)
        (folder / "key").write_text(folder.name)
    roots = Roots([str(root)], Contents())
    real = roots._real(str(root / "runs" / "key"))
    (root / "runs").rename(root / "moved")
    (root / "runs").symlink_to(secret)
    with pytest.raises(Refusal, match="not-found"):
        paths._open(real, real, lambda mode: True)
    (root / "runs").unlink()
    (root / "runs").mkdir()
    (root / "runs" / "key").symlink_to(secret / "key")
    with pytest.raises(Refusal, match="not-readable"):
        paths._open(real, real, lambda mode: True)


def test_race_is_never_won(tmp_path):
    """The same against somebody who never stops exchanging the two."""
    root, secret = tmp_path / "root", tmp_path / "secret"
    for folder in (root / "runs", secret):
        folder.mkdir(parents=True)
        (folder / "key").write_text(folder.name)
    link, path = root / "link", root / "runs"
    link.symlink_to(secret)
    ending = threading.Event()

    def exchange():
        while not ending.is_set():
            path.rename(root / "aside")
            link.rename(path)
            path.rename(link)
            (root / "aside").rename(path)

    attacker = threading.Thread(target=exchange)
    attacker.start()
    roots, found = Roots([str(root)], Contents()), set()
    try:
        for _ in range(3000):
            with suppress(Refusal):
                found.add(content(roots, path / "key"))
    finally:
        ending.set()
        attacker.join()
    assert found == {b"runs"}


@pytest.fixture
def unprivileged():
    """Without the rights of the superuser, who may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_rights_are_those_of_the_user(unprivileged):
    with tempfile.TemporaryDirectory() as folder:
        locked, passage = Path(folder, "locked"), Path(folder, "passage")
        locked.write_text("locked")
        passage.mkdir()
        (passage / "file").write_text("open")
        locked.chmod(0)
        # To be passed, not to be listed, as others' folders often are.
        passage.chmod(0o100)
        roots = Roots([folder], Contents())
        assert content(roots, passage / "file") == b"open"
        with pytest.raises(Refusal, match="not-readable"):
            roots.open(str(locked))
        with pytest.raises(Refusal, match="not-readable"):
            roots.entries(str(passage), 9)
        passage.chmod(0o700)


def test_names_that_are_no_text_are_left_out(tmp_path):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))).touch()
    (tmp_path / "text").touch()
    roots = Roots([str(tmp_path)], Contents())
    entries = roots.entries(str(tmp_path), 9)["entries"]
    assert [entry["name"] for entry in entries] == ["text"]
    name = quote(os.fsencode(tmp_path) + b"/\xff")
    assert content(roots, paths.decode(name.lstrip("/"))) == b""
