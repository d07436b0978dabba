"""The profiles that the project ships set what there is to set."""

import json
from pathlib import Path

import pytest
from jupyter_server.services.contents.largefilemanager import (
    AsyncLargeFileManager,
)
from traitlets import Instance
from traitlets.config import Config, Configurable

from jupyterlab_cloudify.server.config import CloudifyServer

PROFILES = Path(__file__).parents[3] / "profiles"

SETTINGS = {
    file.parent.name: json.loads(file.read_text())
    for file in PROFILES.glob("*/jupyter_server_config.json")
}


class Server(Configurable):
    """What the server part wants of Jupyter's server."""

    contents_manager = Instance(AsyncLargeFileManager, ())


@pytest.mark.parametrize("name", SETTINGS)
def test_a_profile_sets_what_there_is_to_set(name):
    settings = SETTINGS[name]
    part = CloudifyServer(parent=Server(config=Config(settings)))
    assert list(settings) == ["CloudifyServer"]
    for key, value in settings["CloudifyServer"].items():
        assert key in CloudifyServer.class_trait_names(config=True)
        assert getattr(part, key) == value
    # Every one of the folders can be served.
    assert len(part.files.folders) == len(part.roots)
