"""The command line: ``python -m jupyterlab_cloudify.demo``."""

import argparse
import errno
import signal
import sys
from pathlib import Path

from .build import BuildError, build, is_current, missing_package


def main(arguments=None):
    """
    Run a command.

    Returns
    -------
    int
        0, or 1 after a sentence on standard error about what failed.
    """
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except ImportError as error:
        return _fail(missing_package(error.name))
    except BuildError as error:
        return _fail(error)
    except OSError as error:
        return _fail(_explain(error, options))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m jupyterlab_cloudify.demo", description=__doc__
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("build", help="write the demo data")
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="serve what was built")
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument(
        "--port", type=int, required=True, help="0 takes any free one"
    )
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument(
        "--broken",
        action="store_true",
        help="serve bad input for tests, too, at /broken/catalog.json",
    )
    command.set_defaults(run=_serve)
    return parser


def _build(options):
    # As after Ctrl-C: what is half written is removed on the way out.
    before = signal.signal(signal.SIGTERM, _exit)
    try:
        build(options.folder, report=lambda line: print(line, flush=True))
    finally:
        signal.signal(signal.SIGTERM, before)


def _exit(number, frame):
    sys.exit(128 + number)


def _serve(options):
    from . import server

    if not is_current(options.folder):
        _build(options)
    routes = []
    if options.broken:
        from . import broken

        routes = broken.routes(options.folder)
    app = server.application(options.folder, routes)
    listener = server.listen(options.host, options.port)
    server.DemoServer(app).run(sockets=[listener])


def _explain(error, options):
    """A sentence for a failure of the system."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {options.port} is taken. Choose another with --port."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {options.folder} is full; 25 MB are needed."
    return error


def _fail(reason):
    print(f"Error: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
