"""Applications on loopback, for as long as a test needs them."""

from contextlib import contextmanager
from threading import Thread

import uvicorn

from jupyterlab_cloudify.demo.server import listen


@contextmanager
def serving(app):
    """The address of an ASGI application while it is served."""
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(app, log_level="warning", lifespan="off")
    running = uvicorn.Server(config)
    thread = Thread(target=running.run, args=([listener],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join()
