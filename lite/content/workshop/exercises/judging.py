"""How answers of any kind are looked at, so that none makes a rule stumble."""

import math


class NotYet(Exception):
    """The answer is not right; the message says what may help."""


def number(answer):
    """A finite number."""
    if isinstance(answer, str):
        raise NotYet("A number is expected here: no quotes around it.")
    try:
        given = float(answer)
        # Python takes True for 1.
        is_number = math.isfinite(given) and not isinstance(answer, bool)
    except (OverflowError, TypeError, ValueError):
        is_number = False
    if not is_number:
        raise NotYet(f"A finite number is expected, not {kind(answer)}.")
    return given


def text(answer):
    """A text."""
    if not isinstance(answer, str):
        raise NotYet(f"A text is expected here, not {kind(answer)}.")
    return answer


def texts(answer):
    """Several texts."""
    is_several = isinstance(answer, (list, set, tuple))
    if not is_several or not all(isinstance(part, str) for part in answer):
        raise NotYet("A list of texts is expected here.")
    return list(answer)


def mapping(answer):
    """A dict."""
    if not isinstance(answer, dict):
        raise NotYet(f"A dict is expected here, not {kind(answer)}.")
    return answer


def kind(answer):
    """What an answer is, with an article."""
    return f"a value of type {type(answer).__name__}"


def close(given, right, tolerance=0.005):
    """Whether two numbers are the same but for rounding."""
    return math.isclose(given, right, rel_tol=0, abs_tol=tolerance)


def same_set(given, right, which):
    """Raise NotYet unless both have the same members."""
    given, right = set(given), set(right)
    if extra := given - right:
        raise NotYet(f"{len(extra)} of yours do not belong here: {which}.")
    if missing := right - given:
        raise NotYet(f"{len(missing)} are missing: {which}.")


def same_address(given, right):
    """Raise NotYet unless both lead to the same place."""
    if "://" not in given:
        raise NotYet(
            "This is a relative address. urljoin(address, href) makes it "
            "absolute, with the address of the document in which it stands."
        )
    if given.rstrip("/") != right.rstrip("/"):
        raise NotYet(
            "It leads elsewhere. A relative href counts from the document in "
            "which it stands; which one was that?"
        )
