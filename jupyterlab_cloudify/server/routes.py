"""Which address is answered by what."""

import re

from jupyter_server.utils import url_path_join

from .files import FilesHandler
from .forward import ForwardHandler
from .header import HeaderHandler


def routes(config, base_url):
    """
    The routes of what is configured, as `tornado.web.Application` takes them.

    Parameters
    ----------
    config : CloudifyServer
    base_url : str
        The base URL of the Jupyter server.
    """
    found = []
    if config.files.folders:
        found += [
            ("files", "/.*", FilesHandler),
            ("header", "/.*", HeaderHandler),
        ]
    if config.hosts.patterns:
        found.append(("forward", "", ForwardHandler))

    def route(name, rest, handler):
        address = url_path_join(base_url, "cloudify", name)
        options = {"config": config, "address": address}
        return re.escape(address) + rest, handler, options

    return [route(*each) for each in found]
