"""A `Fetch` that shows what a page of another origin would get to see."""

from threading import Event

import aiohttp

from fetchfs.transport import Answer, Unreachable

#: What a browser shows of an answer without being told to (CORS).
VISIBLE = {
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
}


class Client:
    """
    Fetches with aiohttp.

    Attributes
    ----------
    requests : list of tuple
        (method, address, Range) of all that was sent.
    failures : list of Unreachable
        All that was raised.
    failed : threading.Event
        Set with the first of them.
    """

    def __init__(self):
        self.requests = []
        self.failures = []
        self.failed = Event()

    async def fetch(self, method, url, headers):
        part = headers.get("Range")
        self.requests.append((method, url, part))
        if part is not None:
            headers = {**headers, "Accept-Encoding": "identity"}
        headers = {**headers, "Origin": "http://page.example"}
        try:
            async with aiohttp.request(method, url, headers=headers) as answer:
                body = await answer.read()
        except aiohttp.ClientError as error:
            self.failures.append(Unreachable(f"{url}: {error}"))
            self.failed.set()
            raise self.failures[-1] from error
        shown = answer.headers.get("Access-Control-Expose-Headers", "")
        visible = VISIBLE | {name.strip() for name in shown.lower().split(",")}
        seen = {
            name.lower(): value
            for name, value in answer.headers.items()
            if name.lower() in visible
        }
        return Answer(answer.status, seen, body)
