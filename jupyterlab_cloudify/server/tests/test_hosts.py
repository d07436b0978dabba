"""Which URLs, hosts and addresses are let through."""

import socket

import pytest

from jupyterlab_cloudify.server.forward import redirected
from jupyterlab_cloudify.server.hosts import Hosts, is_public, parse
from jupyterlab_cloudify.server.refusal import Refusal

PRIVATE = [
    *("127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3"),
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "192.0.0.1", "198.18.0.1"),
    *("192.0.2.1", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1"),
    *("fec0::1", "ff02::1", "2001:db8::1", "100::1", "4000::1"),
    # IPv4 in IPv6: mapped, compatible, translated, 6to4, NAT64, Teredo.
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
    *("::ffff:0:127.0.0.1", "2002:7f00:1::", "2002:a00:1::1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"),
    "2001:0:7f00:1::1",
]

PUBLIC = [
    *("8.8.8.8", "136.172.13.1", "172.32.0.1", "192.167.1.1"),
    *("2a00:1450:4001::1", "2001:638::1", "2606:4700::1"),
    *("::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_address(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url, canonical",
    [
        ("http://data.test", "http://data.test/"),
        ("HTTP://Data.TEST.:80/A?b=%2F#c", "http://data.test/A?b=%2F"),
        ("https://data.test:443", "https://data.test/"),
        ("https://data.test:80/", "https://data.test:80/"),
        ("http://[2001:DB8:0::1]:99/x", "http://[2001:db8::1]:99/x"),
        ("http://a_b-c.test/?q", "http://a_b-c.test/?q"),
        ("http://data.test?q=1", "http://data.test/?q=1"),
    ],
)
def test_url_has_one_spelling(url, canonical):
    assert parse(url).url == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data.test",
        "//data.test/",
        "http:",
        "http://",
        "http:///path",
        "http:data.test",
        "ftp://data.test/",
        "file:///etc/passwd",
        "gopher://data.test/",
        "javascript:alert(1)",
        "data:text/html,x",
        "unix:///run/docker.sock",
        "http://user@data.test/",
        "http://user:word@data.test/",
        "http://@data.test/",
        "http://data.test@127.0.0.1/",
        "http://data.test:80@127.0.0.1/",
        "http://data.test%40127.0.0.1/",
        "http://127.0.0.1\\@data.test/",
        "http://data.test\\.evil.test/",
        "http://data.test/a b",
        "http://data.test/\r\nHost: evil.test",
        "http://data.test/\t",
        "http://data.test/\0",
        "http://data.test /",
        " http://data.test/",
        "http://data.test:0/",
        "http://data.test:65536/",
        "http://data.test:80:80/",
        "http://data.test:http/",
        "http://data.test:-1/",
        "http://data..test/",
        "http://.data.test/",
        "http://data.test../",
        "http://*.test/",
        "http://däta.test/",
        "http://①②⑦.0.0.1/",
        "http://127。0。0。1/",
        "http://data%2etest/",
        "http://[::1/",
        "http://::1/",
        "http://[fe80::1%25eth0]/",
        "http://[data.test]/",
        "http://[127.0.0.1]/",
        "http://data.test/ä",
    ],
)
def test_url_in_doubt_is_refused(url):
    with pytest.raises(Refusal, match="bad-address"):
        parse(url)


def is_allowed(url, patterns, private=()):
    """Whether the host of a URL is one of those allowed."""
    try:
        Hosts(list(patterns), list(private)).check(parse(url))
    except Refusal as refusal:
        assert refusal.code == "host-not-allowed"
        return False
    return True


@pytest.mark.parametrize(
    "pattern, host, expected",
    [
        ("data.test", "data.test", True),
        ("Data.Test", "DATA.test.", True),
        ("data.test", "xdata.test", False),
        ("data.test", "data.test.evil.com", False),
        ("data.test", "sub.data.test", False),
        ("*.data.test", "sub.data.test", True),
        ("*.data.test", "a.b.data.test", True),
        ("*.data.test", "data.test", False),
        ("*.data.test", "evildata.test", False),
        ("*.data.test", "data.test.evil.com", False),
        ("data.test", "dataxtest", False),
        ("localhost", "localhost.", True),
    ],
)
def test_pattern(pattern, host, expected):
    assert is_allowed(f"http://{host}/", [pattern]) is expected


def test_private_host_is_allowed_by_its_exact_name():
    private = ["Inner.test.", "[::1]"]
    assert is_allowed("http://inner.test:8000/", [], private)
    assert is_allowed("http://[0::1]/", [], private)
    assert not is_allowed("http://x.inner.test/", [], private)
    assert Hosts(["*.test"], private).patterns == [
        *("*.test", "inner.test", "::1")
    ]
    with pytest.raises(ValueError):
        Hosts([], ["*.test"])


@pytest.mark.parametrize(
    "location, target",
    [
        ("b", "http://data.test:81/b"),
        ("/b?c", "http://data.test:81/b?c"),
        ("http://data.test:81/b", "http://data.test:81/b"),
        ("http://DATA.test.:81/b", "http://data.test:81/b"),
        ("https://data.test/b", "https://data.test/b"),
    ],
)
def test_redirect_within_a_host(location, target):
    assert redirected(parse("http://data.test:81/a"), location).url == target


@pytest.mark.parametrize(
    "location",
    [
        "http://other.test/",
        "//other.test/",
        "http://sub.data.test/",
        "http://data.test@127.0.0.1/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[",
        "file:///etc/passwd",
        "ftp://data.test/",
        "\\\\other.test\\",
        "/a b",
    ],
)
def test_redirect_elsewhere_is_refused(location):
    with pytest.raises(Refusal, match="redirect"):
        redirected(parse("http://data.test/a"), location)


def test_redirect_never_gives_up_tls():
    with pytest.raises(Refusal, match="redirect"):
        redirected(parse("https://data.test/a"), "http://data.test/a")


def test_spellings_of_loopback_are_those_of_this_system():
    """What the next tests rely on: these are resolved like names."""
    for host in ("2130706433", "0x7f000001", "0177.0.0.1", "127.1"):
        [(*_, address), *_] = socket.getaddrinfo(host, 80)
        assert address == ("127.0.0.1", 80)
