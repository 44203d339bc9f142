"""The last place where an error is heard: one line for the user, in the window or beside it."""

from collections.abc import Callable
from types import TracebackType

from viewer import output


class Faults:
    """Is called with each exception that nothing caught; never fails itself."""

    def __init__(self, *, debug: bool) -> None:
        self._debug = debug
        self._tell: Callable[[str], None] | None = None
        self._is_telling = False

    def tell_in(self, tell: Callable[[str], None]) -> None:
        """Let the window say it from now on."""
        self._tell = tell

    def report(self, error: BaseException) -> None:
        """Print where in the program an error was that was told otherwise, if that is wanted."""
        if self._debug:
            output.trace(error)

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell the user of an exception, in the window, or on the side where there is none."""
        self.report(error.with_traceback(trace))
        line = (
            f"That did not work: a fault of the program ({kind.__name__}). What was saved is "
            "safe. Start with --debug to see more."
        )
        if self._tell is None or self._is_telling:
            output.warn(line)
            return
        self._is_telling = True
        try:
            self._tell(line)
        except Exception as further:  # noqa: BLE001  # nothing else would hear of it
            output.warn(line)
            self.report(further)
        finally:
            self._is_telling = False
