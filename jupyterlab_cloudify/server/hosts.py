"""Which addresses the forwarder may connect to."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from ipaddress import IPv4Address, ip_address, ip_network
from urllib.parse import urlsplit

from tornado.netutil import Resolver

from .refusal import Refusal

DEFAULT_PORTS = {"http": 80, "https": 443}

#: A name, or an IPv4 address in any spelling, which is resolved like a name.
NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")

#: IPv6 addresses of the whole Internet are assigned from here.
GLOBAL = ip_network("2000::/3")

#: IPv4 addresses as hosts without IPv4 see them.
NAT64 = ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Address:
    """An `http` or `https` URL, taken apart."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self):
        """Host and port as the header `Host` has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_default = self.port == DEFAULT_PORTS[self.scheme]
        return host if is_default else f"{host}:{self.port}"

    @property
    def url(self):
        """The URL in one canonical spelling."""
        return f"{self.scheme}://{self.netloc}{self.target}"


def parse(url):
    """
    Take a URL apart, in its strictest reading.

    Raises
    ------
    Refusal
        `bad-address`: no `http` or `https` URL as a browser sends it, or with
        a user's name and password.
    """
    if not re.fullmatch(r"[!-\[\]-~]+", url):
        # No spaces, control characters, backslashes; the rest is encoded.
        raise Refusal("bad-address", "The URL has unencoded characters")
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme, parts.port
        host = canonical(parts.hostname or "")
    except ValueError as error:
        raise Refusal("bad-address", str(error)) from error
    if scheme not in DEFAULT_PORTS:
        raise Refusal("bad-address", "The URL is not one of http or https")
    if "@" in parts.netloc:
        raise Refusal("bad-address", "The URL contains a user's name")
    if port == 0 or ("[" in parts.netloc) != (":" in host):
        raise Refusal("bad-address", "The URL has no valid host and port")
    query = f"?{parts.query}" if parts.query else ""
    target = (parts.path or "/") + query
    return Address(scheme, host, port or DEFAULT_PORTS[scheme], target)


def canonical(host):
    """
    One spelling of a host: small letters, no dot at the end.

    Raises
    ------
    ValueError
        It is neither a name nor an IP address.
    """
    host = host.lower().removesuffix(".")
    if ":" in host:
        if "%" in host:
            raise ValueError("An IPv6 address with a zone")
        return str(ip_address(host))
    if not NAME.fullmatch(host):
        raise ValueError("No valid host name")
    return host


class Hosts:
    """
    The hosts to forward to.

    Parameters
    ----------
    patterns : list of str
        Names, or patterns of names as `*.example.org`.
    private : list of str
        Exact names, which may have private addresses.
    """

    def __init__(self, patterns, private):
        self.private = [canonical(host.strip("[]")) for host in private]
        listed = [pattern.lower() for pattern in patterns]
        self.patterns = list(dict.fromkeys([*listed, *self.private]))

    def check(self, address):
        """Raise `Refusal` unless this host is among those allowed."""
        host = address.host
        if host not in self.private and not any(
            fnmatchcase(host, pattern) for pattern in self.patterns
        ):
            raise Refusal("host-not-allowed", f"{host} is not allowed")


class CheckedResolver(Resolver):
    """
    Resolves names, and refuses those that lead into a private network.

    The addresses that it returns are those that it has checked, and those
    that are connected to: a name cannot change in between.
    """

    def initialize(self, private):
        self._private = private
        self._resolver = Resolver()

    async def resolve(self, host, port, family=0):
        """
        Addresses of a host.

        Raises
        ------
        Refusal
            `unknown-host`, or `private-address` if only one of them is.
        """
        try:
            found = await self._resolver.resolve(host, port, family)
        except (OSError, UnicodeError) as error:
            raise Refusal("unknown-host", f"{host}: {error}") from error
        if host not in self._private:
            for _, address in found:
                if not is_public(address[0]):
                    raise Refusal(
                        "private-address",
                        f"{host} has the private address {address[0]}",
                    )
        return found

    def close(self):
        self._resolver.close()


def is_public(address):
    """Whether an IP address belongs to the Internet, not to some network."""
    ip = ip_address(address.partition("%")[0])
    if ip.version == 4:
        return ip.is_global and not ip.is_multicast
    # IPv4 in the clothes of IPv6 counts as what it is.
    if ip in NAT64:
        return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    inner = ip.ipv4_mapped or ip.sixtofour
    if inner:
        return is_public(str(inner))
    return ip in GLOBAL and ip.is_global
