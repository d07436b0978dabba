"""What the server part answers when it does not do as asked."""

from tornado.web import HTTPError

#: The status that each code is answered with.
STATUS = {
    # files and headers
    "outside": 403,
    "not-found": 404,
    "not-readable": 403,
    "too-large": 413,
    "missing-package": 501,
    "broken-file": 422,
    # the forwarder
    "bad-address": 400,
    "host-not-allowed": 403,
    "private-address": 403,
    "redirect": 502,
    "unknown-host": 502,
    "unreachable": 502,
    "certificate": 502,
    "timed-out": 504,
}


class Refusal(HTTPError):
    """
    An answer of ours that is not what was asked for.

    Parameters
    ----------
    code : str
        One of `STATUS`, which the page turns into a sentence.
    message : str
        The same in English, with the particulars.
    status : int, optional
        Another status than the code's own.
    """

    def __init__(self, code, message, status=None):
        super().__init__(status or STATUS[code])
        self.code = code
        self.message = message

    def __str__(self):
        return f"{self.code}: {self.message}"
