"""Browse climate-data catalogs in JupyterLab."""

try:
    from ._version import __version__
except ImportError:
    # The build writes the file; a checkout that was never installed lacks it.
    __version__ = "dev"


def _jupyter_labextension_paths():
    """Tell JupyterLab where the built extension is."""
    return [{"src": "labextension", "dest": "jupyterlab-cloudify"}]


def _jupyter_server_extension_points():
    """Tell Jupyter Server where its part is."""
    return [{"module": "jupyterlab_cloudify.server"}]
