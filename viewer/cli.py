"""The command `briefing-viewer`: starts what the command line asks for, and reports errors.

Nothing of Qt is imported unless a window is wanted, and nothing of our rooms before it is sure
that they are ours.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from viewer.system import foreign_packages

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from data.messages import Message
    from viewer.services.removal import RememberedFiles

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 failed, 2 misused."""
    words = sys.argv[1:] if argv is None else list(argv)
    debug = "--debug" in words
    _keep_private()
    fault = foreign_packages.fault()
    if fault:
        sys.stderr.write(f"briefing-viewer: {fault}\n")  # our own way to print is not sure
        return 1
    from viewer.services import languages
    from viewer.system import printed_output

    with printed_output.guarded(languages.spoken(languages.wanted(os.environ))):
        try:
            status = _run(words)
        except SystemExit as end:  # argparse has said why
            return end.code if isinstance(end.code, int) else 0
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            return PIPE_CLOSED
        except Exception as error:  # noqa: BLE001 - the last place where an error can be reported
            return _report(error, debug=debug)
    return status


def _run(words: Sequence[str]) -> int:
    from viewer.commands import verbs

    verb, options = verbs.parse(words)
    if verb is not None:
        options.remembered = _remembered
        return verb.run(options)
    return _version() if options.version else _window(options)


def _remembered(settings: "Path") -> "RememberedFiles":
    """Return what a file of settings remembers of documents' files."""
    from viewer.session.settings import Settings  # Qt, which nothing else here needs

    return Settings(settings)


def _version() -> int:
    from viewer.system.printed_output import say, words
    from viewer.system.version import version  # slow, and seldom asked for

    say(f"briefing-viewer {words()(version())}\n")
    return 0


def _window(options: "Namespace") -> int:
    """Open the window; without a display, write the handout instead if that was asked for."""
    from data import documents
    from data.messages import said
    from viewer.system import display

    document = documents.shipped() if options.sample else options.file
    fault = display.fault()
    if fault and options.handout_if_no_display and document:
        from viewer.commands import export
        from viewer.system.printed_output import say

        say(said("No window: {fault}. The handout is written instead.", fault=fault))
        out = options.handout_if_no_display
        return export.plainly(document, out, options.data_folder)
    if fault:
        return _fail(
            said(
                "{fault}: start it in a desktop session, or write a handout with “briefing-viewer "
                "export FILE OUT.pdf”.",
                fault=fault,
            )
        )
    # Collecting garbage while nothing but modules is being made takes a twentieth of the start.
    gc.disable()
    try:
        from viewer.system import qt_loading

        qt_loading.load()
        from viewer.app import run_window
    except ImportError as error:
        # On a system without a desktop, libraries are missing that Qt is linked with.
        return _fail(
            said(
                "the window cannot be loaded: {error}. Install that library, and try again.",
                error=str(error),
            )
        )

    return run_window(
        document, data_folder=options.data_folder, debug=options.debug, address=options.at
    )


def _keep_private() -> None:
    """Let nobody else read what the program writes; keep notes out of core dumps."""
    os.umask(0o077)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _report(error: Exception, *, debug: bool) -> int:
    from data.errors import ReportableError, kind_of
    from data.messages import said
    from viewer.system.printed_output import trace

    if debug:
        trace(error)
    if isinstance(error, ReportableError):
        return _fail(error.message)
    return _fail(
        said(
            "this is a fault of the program ({kind}): run it again with --debug, and report what "
            "it prints.",
            kind=kind_of(error),
        )
    )


def _fail(message: "str | Message") -> int:
    from viewer.system.printed_output import warn

    warn(message)
    return 1
