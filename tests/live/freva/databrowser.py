"""
The databrowser of Freva over an index in memory, in the shapes of freva-rest.

Facets are flat lists of values and counts in the order of the values; a file
has one or many values of a facet; a facet that is not known is 422. Spaces
divide a value unless it is quoted, as in Solr.
"""

import re
from collections import Counter

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

BASE = "/api/freva-nextgen/databrowser"

FACETS = ("experiment", "format", "project", "time_frequency", "variable")

PRIMARY = ["project", "variable"]

#: Parameters that are no facets.
LISTING = ("start", "max-results", "multi-version", "translate")


class Databrowser:
    """
    The server.

    Parameters
    ----------
    files : list of dict
        ``file``, ``uri`` and lists of values by facet.

    Attributes
    ----------
    log : list of str
        Path and query of each request.
    """

    def __init__(self, files):
        self._files = files
        self.log = []

    def application(self):
        search = "-search/freva/{key}"
        routes = {
            "/overview": self._overview,
            f"/metadata{search}": self._metadata,
            f"/extended{search}": self._extended,
            f"/data{search}": self._data,
        }
        return Starlette(
            routes=[Route(BASE + path, end) for path, end in routes.items()]
        )

    def _overview(self, request):
        self._note(request)
        return JSONResponse(
            {"flavours": ["freva"], "attributes": {"freva": FACETS}}
        )

    def _metadata(self, request):
        return self._answer(request, self._told)

    def _extended(self, request):
        key = request.path_params["key"]
        start = int(request.query_params.get("start", 0))
        end = start + int(request.query_params.get("max-results", 150))

        def told(found):
            page = [
                {key: file[key], "fs_type": "posix"}
                for file in found[start:end]
            ]
            return {**self._told(found), "search_results": page}

        return self._answer(request, told)

    def _data(self, request):
        key = request.path_params["key"]
        self._note(request)
        found = self._find(request) or []
        return PlainTextResponse("".join(f"{file[key]}\n" for file in found))

    def _note(self, request):
        self.log.append(f"{request.url.path}?{request.url.query}")

    def _answer(self, request, told):
        self._note(request)
        found = self._find(request)
        if found is None:
            detail = {"detail": "Could not validate input."}
            return JSONResponse(detail, status_code=422)
        return JSONResponse(told(found))

    def _find(self, request):
        """Files that have what is asked for; None where it is not known."""
        found = self._files
        for name, value in request.query_params.multi_items():
            wanted = terms(value)
            if name in ("file", "uri"):
                found = [file for file in found if file[name] in wanted]
            elif name in FACETS:
                found = [
                    file
                    for file in found
                    if any(term.lower() in file[name] for term in wanted)
                ]
            elif name not in LISTING:
                return None
        return found

    def _told(self, found):
        return {
            "total_count": len(found),
            "facets": {name: counts(found, name) for name in FACETS},
            "facet_mapping": {name: name for name in FACETS},
            "primary_facets": PRIMARY,
        }


def terms(value):
    """Terms as Solr reads a value: one where it is quoted."""
    if value.startswith('"'):
        return [re.sub(r"\\(.)", r"\1", value[1:-1])]
    return value.split()


def counts(files, facet):
    """Values and counts in turn."""
    counted = Counter(value for file in files for value in file[facet])
    return [each for pair in sorted(counted.items()) for each in pair]
