"""What the file system asks of a way to the network."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """
    A whole answer of a server, errors included.

    Attributes
    ----------
    status : int
    headers : mapping of str to str
        Those that the page may see; names in lower case.
    body : bytes
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class Refused(OSError):
    """The browser keeps the answer from the page; the text says why."""


class Unreachable(OSError):
    """No answer, or half of one; the text says why, as far as is known."""


class Offline(Unreachable):
    """The browser knows that there is no network."""


#: ``await fetch(method, url, headers)``; raises `Refused` or `Unreachable`.
#: How many requests it makes at once is its own affair.
Fetch = Callable[[str, str, Mapping[str, str]], Awaitable[Answer]]
