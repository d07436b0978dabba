"""
What makes an answer right, one file a notebook.

Nothing is written down that the sample data can tell: each rule works the
right answer out when it is asked, and words its hints so that they do not
give it away.
"""

from . import chunks, find, links, opening
from .judging import NotYet

__all__ = ["NotYet", "RULES"]

#: Rules by the name of the variable that holds the answer.
RULES = {**find.RULES, **opening.RULES, **chunks.RULES, **links.RULES}
