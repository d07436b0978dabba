"""`cloudify/forward?url=…`: for hosts that do not admit web pages."""

import asyncio
from urllib.parse import urljoin

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .exchange import TIMEOUTS, Limits, exchange
from .handler import CloudifyHandler
from .hosts import CheckedResolver, parse
from .refusal import Refusal

#: Headers of the request that the host gets. Nothing that names the user.
SENT = ("Accept", "If-Modified-Since", "If-None-Match", "Range")

#: Headers of the answer that the page gets.
PASSED_ON = (
    "Accept-Ranges",
    "Content-Range",
    "ETag",
    "Last-Modified",
    "Link",
    "Retry-After",
)

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5


class ForwardHandler(CloudifyHandler):
    """Fetches from an allowed host, and answers with plain bytes."""

    @authenticated
    @authorized
    async def get(self):
        """Forward a GET or HEAD."""
        address = parse(self.get_query_argument("url", "", strip=False))
        seconds = self.cloudify.forward_seconds
        try:
            answer = await asyncio.wait_for(self.follow(address), seconds)
        except TIMEOUTS as error:
            raise Refusal(
                "timed-out", f"{address.netloc} took over {seconds:g} s"
            ) from error
        self.pass_on(answer)

    head = get

    async def follow(self, address):
        """Ask for an address, and for where it redirects to."""
        limits = Limits(self.cloudify.max_bytes, self.cloudify.forward_seconds)
        resolver = CheckedResolver(private=self.cloudify.hosts.private)
        for _ in range(1 + MOST_REDIRECTS):
            self.cloudify.hosts.check(address)
            answer = await exchange(
                self.request.method,
                address,
                self.headers_sent(),
                resolver,
                limits,
            )
            if answer.status not in REDIRECTS:
                return answer
            if "Location" not in answer.headers:
                raise Refusal("redirect", "To no address")
            address = redirected(address, answer.headers["Location"])
            # There relative addresses in the answer start.
            self.set_header("X-Cloudify-URL", address.url)
        raise Refusal("redirect", f"More than {MOST_REDIRECTS} redirects")

    def headers_sent(self):
        """The headers that the host gets."""
        asked = self.request.headers
        headers = {name: asked[name] for name in SENT if name in asked}
        # A part, and a size, are those of the bytes as they are stored.
        is_whole = self.request.method == "GET" and "Range" not in headers
        encoding = "gzip" if is_whole else "identity"
        return {
            "User-Agent": "jupyterlab-cloudify",
            "Accept-Encoding": encoding,
            **headers,
        }

    def pass_on(self, answer):
        """Answer with the host's status and body, and a few headers."""
        headers = answer.headers
        self.set_status(answer.status)
        for name in PASSED_ON:
            if name in headers:
                self.set_header(name, headers[name])
        if "Content-Type" in headers:
            media_type = headers["Content-Type"]
            self.set_header("X-Cloudify-Media-Type", media_type)
        if self.request.method == "HEAD" and "Content-Length" in headers:
            self.set_header("Content-Length", headers["Content-Length"])
        if answer.body:
            self.write(bytes(answer.body))


def redirected(address, location):
    """
    Where a redirect leads to.

    Raises
    ------
    Refusal
        `redirect`: to another host, to no address of the web, or from `https`
        to `http`.
    """
    try:
        target = parse(urljoin(address.url, location))
    except ValueError as error:
        raise Refusal("redirect", f"To {location}: {error}") from error
    except Refusal as error:
        raise Refusal("redirect", f"To {location}: {error.message}") from error
    schemes = (address.scheme, target.scheme)
    if target.host != address.host or schemes == ("https", "http"):
        raise Refusal("redirect", f"To {target.url}")
    return target
