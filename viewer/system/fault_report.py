"""The last place where an error is heard: one line for the user, on the side and in the window."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from data.messages import Message, said
from viewer.system import printed_output

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


class Faults:
    """Is called with each exception that nothing caught; never fails itself."""

    def __init__(self, *, debug: bool) -> None:
        self._debug = debug
        self._tell: Callable[[str], None] | None = None
        self._is_telling = False

    def listen(self) -> None:
        """Hear of all that nothing catches: in slots, in threads, in what Python tidies away."""
        sys.excepthook = self
        threading.excepthook = self._tell_aside
        sys.unraisablehook = self._tell_aside

    def tell_in(self, tell: Callable[[str], None]) -> None:
        """Let the window say it from now on."""
        self._tell = tell

    def report(self, error: BaseException) -> None:
        """Print where in the program an error was that was told otherwise, if that is wanted."""
        if self._debug:
            printed_output.trace(error)

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell the user of an exception: on the side, and in the window where there is one.

        A window that is being closed, or is not complete, may never show what it is told.
        """
        self.report(error.with_traceback(trace))
        line = _line(kind)
        printed_output.warn(line)
        if self._tell is None or self._is_telling:
            return
        self._is_telling = True
        try:
            self._tell(printed_output.words()(line))
        except Exception as further:  # noqa: BLE001  # nothing else would hear of it
            self.report(further)
        finally:
            self._is_telling = False

    def _tell_aside(self, fault: "threading.ExceptHookArgs | UnraisableHookArgs") -> None:
        """Tell of an exception on a thread that may not be the window's."""
        if fault.exc_value is not None:
            self.report(fault.exc_value)
        printed_output.warn(_line(fault.exc_type))


def _line(kind: type[BaseException]) -> Message:
    return said(
        "That did not work: a fault of the program ({kind}). What was saved is safe. Start with "
        "--debug to see more.",
        kind=kind.__name__,
    )
