"""When to ask a host again, and how often."""

import asyncio
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from .transport import Offline, Refused, Unreachable

#: Statuses of a host that has too much to do.
BUSY = (429, 503)

#: Seconds before each further try at a busy host.
BUSY_DELAYS = (0.5, 1, 2)

#: Seconds before each further try without a network; a gap of 5 s is survived.
GAP_DELAYS = (1, 2, 4)

#: While a network comes back, a refusal is easily a mistake.
REFUSED_DELAYS = (0.5,)

#: Seconds that a host may ask to wait (``Retry-After``).
LONGEST_WAIT = 30

#: Hosts whose answers have reached the page.
_admitted = set()


async def ask(fetch, method, url, headers):
    """
    One request, with a few more tries where they may help.

    Parameters
    ----------
    fetch : transport.Fetch
    method, url : str
    headers : mapping of str to str

    Returns
    -------
    transport.Answer
        Of any status.

    Raises
    ------
    Refused, Unreachable
        There is no answer.
    OSError
        The host is busy and asks to wait longer than `LONGEST_WAIT`.
    """
    host = urlsplit(url).netloc
    busy, gap, refused = map(iter, (BUSY_DELAYS, GAP_DELAYS, REFUSED_DELAYS))
    while True:
        try:
            answer = await fetch(method, url, headers)
        except (Refused, Unreachable) as error:
            delay = next(refused if isinstance(error, Refused) else gap, None)
            known = host in _admitted or isinstance(error, Offline)
            if delay is None or not known:
                raise
        else:
            _admitted.add(host)
            delay = next(busy, None)
            if answer.status not in BUSY or delay is None:
                return answer
            wait = retry_after(answer.headers.get("retry-after", ""))
            if wait > LONGEST_WAIT:
                raise OSError(
                    f"{host} is busy ({answer.status}) and asks to be tried "
                    f"again in {duration(wait)}."
                )
            delay = max(delay, wait)
        await asyncio.sleep(delay)


def retry_after(text):
    """Seconds that a ``Retry-After`` header asks to wait, 0 if it is none."""
    if text.isdecimal():
        return int(text)
    try:
        wait = parsedate_to_datetime(text) - datetime.now(timezone.utc)
    except (TypeError, ValueError):
        # No date, or one without a time zone.
        return 0
    return round(wait.total_seconds())


def duration(seconds):
    """A number of seconds in the largest unit that fits."""
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds} s"
