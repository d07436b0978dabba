"""
The Jupyter server extension: files of this machine, and a forwarder.

It is optional. Both routes want a login and the header of XSRF, and answer
with bytes that no browser takes for a page.
"""


def _load_jupyter_server_extension(serverapp):
    """Register what is configured, and say so in the page's configuration."""
    from .config import CloudifyServer
    from .routes import routes

    config = CloudifyServer(parent=serverapp)
    announcement = config.announcement()
    if not any(announcement.values()):
        return
    web_app = serverapp.web_app
    web_app.add_handlers(".*$", routes(config, web_app.settings["base_url"]))
    page = web_app.settings.setdefault("page_config_data", {})
    page["cloudifyServer"] = announcement
    serverapp.log.info("jupyterlab_cloudify: %s", announcement)
