"""What all routes have in common: who may ask, and how they answer."""

import asyncio
import json

from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError

from .refusal import Refusal

OCTETS = "application/octet-stream"

XSRF = "_xsrf"


class CloudifyHandler(APIHandler):
    """
    Answers a logged-in user who shows Jupyter's XSRF header, with plain bytes.

    Methods of subclasses are still to be decorated with `authenticated` and
    `authorized`, as everywhere in Jupyter.
    """

    auth_resource = "cloudify"

    def initialize(self, config, address):
        """Take the configuration, and the path that the route begins with."""
        # `config` is taken: Jupyter's handlers keep that of traitlets there.
        self.cloudify = config
        self.address = address

    async def prepare(self):
        await super().prepare()
        if self.request.method != "OPTIONS":
            self.check_xsrf_header()

    def check_xsrf_header(self):
        """
        Refuse what another site's page could have sent.

        When bytes are only read, Jupyter is content with a Referer, and a hub
        with an old browser. Here the header itself has to come, which no
        form, image or link can send, and equal a cookie that no other site's
        page can read. Whether that is a valid one is asked of Jupyter.
        """
        if self.token_authenticated:
            return
        token = self.request.headers.get("X-XSRFToken")
        if not token or token not in self.xsrf_cookies():
            raise HTTPError(403, "The header X-XSRFToken is not the cookie's")
        self.check_xsrf_cookie()

    def xsrf_cookies(self):
        """The cookies of that name; a hub has several, for several paths."""
        pairs = self.request.headers.get("Cookie", "").split(";")
        cookies = [pair.strip().partition("=") for pair in pairs]
        return [value.strip('"') for name, _, value in cookies if name == XSRF]

    def check_referer(self):
        """A Referer does not stand in for the header."""
        return False

    @property
    def content_security_policy(self):
        return "sandbox; default-src 'none'; frame-ancestors 'none'"

    def set_default_headers(self):
        super().set_default_headers()
        # After Jupyter's own, which a site can change.
        self.set_header("Content-Type", OCTETS)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cache-Control", "no-cache")

    def compute_etag(self):
        """None: a digest of the whole answer would cost more than it saves."""
        return None

    def finish(self, *args, **kwargs):
        kwargs.setdefault("set_content_type", OCTETS)
        return super().finish(*args, **kwargs)

    def finish_json(self, document):
        """Answer with a document of ours."""
        self.finish(json.dumps(document), set_content_type="application/json")

    def write_error(self, status_code, **kwargs):
        """
        Say in JSON what went wrong, and in a header that it is our answer.

        Its code is that of the `Refusal`, or `jupyter` when Jupyter refused
        (no login, no XSRF header, not authorized) or something failed.
        """
        error = kwargs.get("exc_info", (None, None))[1]
        if isinstance(error, Refusal):
            code, message = error.code, error.message
        else:
            code, message = "jupyter", getattr(error, "log_message", None)
        self.set_header("X-Cloudify-Error", code)
        self.finish_json({"error": code, "message": message or self._reason})

    def log_exception(self, typ, value, tb):
        """Log what is unexpected; a missing chunk of a store is not."""
        if not isinstance(value, Refusal):
            super().log_exception(typ, value, tb)

    async def in_thread(self, function, *args):
        """Call what waits for a disk, so that nothing else waits for it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.cloudify.threads, function, *args
        )
