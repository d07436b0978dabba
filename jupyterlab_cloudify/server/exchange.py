"""One request to another host, and its whole answer."""

import asyncio
import ssl
import sys
from dataclasses import dataclass

import tornado.util
from tornado.http1connection import (
    HTTP1Connection,
    HTTP1ConnectionParameters,
)
from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
)
from tornado.iostream import StreamClosedError
from tornado.tcpclient import TCPClient

from .refusal import Refusal

#: Before Python 3.11 these are three.
TIMEOUTS = (TimeoutError, asyncio.TimeoutError, tornado.util.TimeoutError)


@dataclass(frozen=True)
class Limits:
    """What an answer may cost."""

    #: The largest body, in bytes, decompressed.
    size: int
    #: The time for everything, redirects too.
    seconds: float


class Answer(HTTPMessageDelegate):
    """
    Collects an answer until its body is complete, or larger than permitted.

    Attributes
    ----------
    status : int
    headers : tornado.httputil.HTTPHeaders
    body : bytearray
    """

    def __init__(self, stream, has_body, limit):
        self._stream = stream
        self._has_body = has_body
        self._limit = limit
        self.status = 0
        self.headers = HTTPHeaders()
        self.body = bytearray()
        self.is_complete = False
        self.is_too_large = False

    def headers_received(self, start_line, headers):
        self.status = start_line.code
        self.headers = headers
        length = headers.get("Content-Length", "")
        if self._has_body and length.isdecimal():
            self._check(int(length[:20]))

    def data_received(self, chunk):
        self._check(len(self.body) + len(chunk))
        if not self.is_too_large:
            self.body += chunk

    def finish(self):
        self.is_complete = True

    def _check(self, size):
        if size > self._limit:
            self.is_too_large = True
            self._stream.close()


async def exchange(method, address, headers, resolver, limits):
    """
    Send a request without a body and receive the answer.

    Parameters
    ----------
    method : str
        GET or HEAD.
    address : Address
    headers : dict of str to str
    resolver : tornado.netutil.Resolver
        Its addresses, and no others, are connected to.
    limits : Limits

    Returns
    -------
    Answer
        Decompressed, if it came as gzip.

    Raises
    ------
    Refusal
        `too-large`, `timed-out`, `unreachable`, `certificate`, and what the
        resolver raises.
    """
    context = None
    if address.scheme == "https":
        context = ssl.create_default_context()
    try:
        stream = await TCPClient(resolver).connect(
            address.host,
            address.port,
            ssl_options=context,
            max_buffer_size=limits.size + 2**20,
            timeout=limits.seconds,
        )
    except (*TIMEOUTS, OSError) as error:
        raise _refusal(address, error) from error
    answer = Answer(stream, method != "HEAD", limits.size)
    try:
        await _converse(stream, method, address, headers, answer)
    except Exception as error:
        # Of what is no HTTP, each version of tornado makes something else.
        if not answer.is_too_large:
            raise _refusal(address, error) from error
    finally:
        stream.close()
    if answer.is_too_large:
        raise Refusal(
            "too-large", f"The answer has over {limits.size} bytes", 502
        )
    if not answer.is_complete or not 200 <= answer.status < 600:
        raise Refusal("unreachable", f"{address.netloc} broke off its answer")
    if "Content-Encoding" in answer.headers:
        encoding = answer.headers["Content-Encoding"]
        raise Refusal("unreachable", f"Unwanted encoding {encoding}")
    return answer


async def _converse(stream, method, address, headers, answer):
    parameters = HTTP1ConnectionParameters(
        no_keep_alive=True,
        # `Answer` has the limit, and tells why it ends.
        max_body_size=sys.maxsize,
        decompress=True,
    )
    connection = HTTP1Connection(stream, True, parameters)
    line = RequestStartLine(method, address.target, "HTTP/1.1")
    own = {"Host": address.netloc, "Connection": "close"}
    connection.write_headers(line, HTTPHeaders({**own, **headers}))
    connection.finish()
    await connection.read_response(answer)


def _refusal(address, error):
    if isinstance(error, StreamClosedError) and error.real_error:
        error = error.real_error
    if isinstance(error, TIMEOUTS):
        return Refusal("timed-out", f"{address.netloc} did not answer in time")
    if isinstance(error, ssl.SSLCertVerificationError):
        return Refusal("certificate", error.verify_message)
    return Refusal("unreachable", f"{address.netloc}: {error}")
