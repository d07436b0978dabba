"""
Run Jupyter Server with a hosts file of the tests' own.

``python with_hosts.py '{"data.test": [["127.0.0.1"]]}' --config=…``: each
name has its answers in order, each of them a list of addresses; the last one
stays. The server's port is printed as soon as it can be connected to.
"""

import json
import socket
import sys

from jupyter_server.serverapp import ServerApp

HOSTS = json.loads(sys.argv.pop(1))

system = socket.getaddrinfo


def getaddrinfo(host, *args, **kwargs):
    """As the system's, for which these names would be unknown."""
    if host not in HOSTS:
        return system(host, *args, **kwargs)
    answers = HOSTS[host]
    addresses = answers.pop(0) if len(answers) > 1 else answers[0]
    return [
        found
        for address in addresses
        for found in system(address, *args, **kwargs)
    ]


class Server(ServerApp):
    """Says when it serves."""

    def start_ioloop(self):
        # Comes after the callback that makes it listen.
        self.io_loop.add_callback(print, self.port, flush=True)
        super().start_ioloop()


socket.getaddrinfo = getaddrinfo
Server.launch_instance()
