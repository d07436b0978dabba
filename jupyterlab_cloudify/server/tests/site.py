"""A real Jupyter server in a process of its own, and a client of it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from pathlib import Path

TOKEN = "a-token-of-the-tests"

#: With what some hubs have in theirs.
BASE_URL = "/user/jo%40site/"

WITH_HOSTS = Path(__file__).with_name("with_hosts.py")


@dataclass
class Reply:
    """What was answered."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self):
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def code(self):
        """The code of a refusal, which its body repeats, or None."""
        code = self.headers["X-Cloudify-Error"]
        if code and self.body:
            assert self.json["error"] == code
            assert self.json["message"]
        return code


class Site:
    """
    A Jupyter server on loopback.

    Parameters
    ----------
    folder : pathlib.Path
        For its settings; also its root directory.
    config : dict
        Of the class `CloudifyServer`.
    hosts : dict, optional
        See `with_hosts`.
    environment : dict, optional
        More environment variables.
    """

    def __init__(self, folder, config, hosts=None, environment=None):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        extensions = {"jupyterlab": True, "jupyterlab_cloudify": True}
        file = folder / "config.json"
        file.write_text(
            json.dumps(
                {
                    "ServerApp": {
                        "allow_root": True,
                        "base_url": BASE_URL,
                        "ip": "127.0.0.1",
                        "jpserver_extensions": extensions,
                        "open_browser": False,
                        "port": 0,
                        "root_dir": str(folder),
                    },
                    "IdentityProvider": {"token": TOKEN},
                    "CloudifyServer": config,
                }
            )
        )
        variables = {
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "PYTHONPATH": str(Path(__file__).parents[3]),
            **(environment or {}),
        }
        command = [sys.executable, str(WITH_HOSTS), json.dumps(hosts or {})]
        log = folder / "jupyter.log"
        with log.open("w") as stream:
            self.process = subprocess.Popen(
                [*command, f"--config={file}"],
                env={**os.environ, **variables},
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
            )
        port = self.process.stdout.readline()
        assert port, log.read_text()
        self.port = int(port)
        self.cookies = self._log_in()

    def _log_in(self):
        """The cookies of a browser that has shown the token once."""
        cookies = SimpleCookie()
        for path in ("login", f"api/me?token={TOKEN}"):
            reply = self.ask(path, headers={})
            for line in reply.headers.get_all("Set-Cookie"):
                cookies.load(line)
        return {name: morsel.value for name, morsel in cookies.items()}

    def headers(self, *cookies, **headers):
        """Headers with some cookies, by default with all."""
        names = cookies or self.cookies
        pairs = [f'{name}="{self.cookies[name]}"' for name in names]
        return {"Cookie": "; ".join(pairs), **headers}

    @property
    def page(self):
        """The headers that JupyterLab's pages send."""
        return self.headers(**{"X-XSRFToken": self.cookies["_xsrf"]})

    def ask(self, path, method="GET", headers=None, **more):
        """
        One request, its path sent as it is written.

        By default as from the page; `more` are further headers, with
        underscores for hyphens.
        """
        if headers is None:
            headers = self.page
        for name, value in more.items():
            headers[name.replace("_", "-")] = value
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, f"{BASE_URL}{path}", headers=headers)
        answer = connection.getresponse()
        reply = Reply(answer.status, answer.headers, answer.read())
        connection.close()
        return reply

    def stop(self):
        """End the server, which has nothing to put in order."""
        self.process.kill()
        self.process.wait(timeout=30)
