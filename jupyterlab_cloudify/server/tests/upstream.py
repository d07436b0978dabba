"""A host that the forwarder talks to, with good and with bad answers."""

import gzip
import socketserver
import threading

#: Kept from the page, whatever the host says.
UNWANTED = (
    "Set-Cookie: id=upstream",
    "Access-Control-Allow-Origin: https://upstream.test",
    "Content-Security-Policy: default-src *",
    "Clear-Site-Data: *",
    "X-Other: 1",
)

HTML = b"<script>alert(document.domain)</script>"


def answer(body=b"", *headers, status="200 OK", length=True):
    """An answer as the bytes of HTTP."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin1") + body


def redirect(location, status="302 Found"):
    """An answer that leads elsewhere."""
    return answer(b"", f"Location: {location}", status=status)


def chunked(piece, number):
    """A body whose length is not told before it ends."""
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    for _ in range(number):
        yield b"%x\r\n%s\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def dripping(head, byte):
    """One byte after the other, without an end."""
    yield head
    while True:
        yield byte


def zipped(body):
    """A body in gzip."""
    return answer(gzip.compress(body), "Content-Encoding: gzip")


PAGE = answer(
    HTML,
    "Content-Type: text/html",
    'ETag: "v1"',
    "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT",
    "Accept-Ranges: bytes",
    "Retry-After: 7",
    "Link: </next>; rel=next",
    *UNWANTED,
)

#: Answers by path: bytes, or a generator of pieces.
ANSWERS = {
    "/page": lambda: PAGE,
    "/missing": lambda: answer(b"{}", status="404 Not Found"),
    "/denied": lambda: answer(
        b"no", "WWW-Authenticate: Basic", status="401 Unauthorized"
    ),
    "/busy": lambda: answer(
        b"", "Retry-After: 10800", status="503 Service Unavailable"
    ),
    "/same": lambda: answer(
        b"", 'ETag: "v1"', status="304 Not Modified", length=False
    ),
    "/part": lambda: answer(
        b"bcd", "Content-Range: bytes 1-3/9", status="206 Partial Content"
    ),
    "/gzip": lambda: zipped(b"words " * 99),
    "/zipped-nothing": lambda: answer(b"", "Content-Encoding: gzip"),
    "/zipped-same": lambda: answer(
        b"",
        "Content-Encoding: gzip",
        status="304 Not Modified",
        length=False,
    ),
    "/zipped-broken": lambda: zipped(b"words " * 99)[:-20] + b"x" * 20,
    "/brotli": lambda: answer(b"??", "Content-Encoding: br"),
    "/relative": lambda: redirect("page"),
    "/loop": lambda: redirect("/loop"),
    "/nowhere": lambda: answer(b"", status="302 Found"),
    "/file": lambda: redirect("file:///etc/passwd"),
    "/gopher": lambda: redirect("gopher://data.test/"),
    "/user": lambda: redirect("http://user@data.test/page"),
    "/abroad": lambda: redirect("http://other.test/page"),
    "/private": lambda: redirect("http://127.0.0.1/page"),
    "/metadata": lambda: redirect("//169.254.169.254/latest/"),
    "/short": lambda: answer(b"12", status="200 OK").replace(b": 2", b": 9"),
    "/noise": lambda: b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "/huge": lambda: answer(b"", "Content-Length: 9999999999", length=False),
    "/large": lambda: answer(b"x" * 2**21),
    "/endless": lambda: dripping(answer(length=False), b"x" * 2**16),
    "/chunks": lambda: chunked(b"x" * 2**16, 64),
    "/bomb": lambda: zipped(bytes(2**26)),
    "/wide": lambda: answer(b"", "X: " + "x" * 2**20),
    "/drip-head": lambda: dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "/drip-body": lambda: dripping(
        answer(b"", "Content-Length: 999", length=False), b"x"
    ),
}

#: How long it takes until the next byte of a drip, in seconds.
DRIP = 0.05


class Upstream(socketserver.ThreadingTCPServer):
    """The host. `requests` has what it was asked, head by head."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls=None):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.tls = tls
        self.requests = []
        self.answers = dict(ANSWERS)
        self.ending = threading.Event()

    @property
    def port(self):
        """The port that the system gave."""
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """Whoever goes away, or does not like a certificate, may."""


class Conversation(socketserver.BaseRequestHandler):
    """One request, one answer."""

    def handle(self):
        connection = self.request
        if self.server.tls:
            connection = self.server.tls.wrap_socket(
                connection, server_side=True
            )
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            self.server.requests.append(head.decode())
            path = head.split(b" ")[1].decode().partition("?")[0]
            found = self.server.answers[path]()
            for piece in [found] if isinstance(found, bytes) else found:
                connection.sendall(piece)
                if len(piece) == 1:
                    self.server.ending.wait(DRIP)
