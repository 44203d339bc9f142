"""What is done for the library in the background: copies of it, and the index for its search."""

from contextlib import closing

from PySide6.QtCore import QObject

from data.basis.progress import Progress
from data.library import Location
from data.messages import said
from viewer.session.feature import Feature
from viewer.session.jobs import Job, Jobs


class Upkeep(Feature):
    """Starts jobs on the library at a location, each with a connection of its own."""

    def __init__(self, location: Location, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._location = location
        self._jobs = jobs

    def back_up(self) -> Job:
        """Copy the library unless the newest copy holds all of it; finishes with it, or None."""
        job = self._jobs.start(self._backed_up, said("The backup"))
        job.failed.connect(self.failed)
        return job

    def index(self) -> Job:
        """Make what was opened searchable."""
        job = self._jobs.start(self._indexed, said("The search index"))
        job.failed.connect(self.failed)
        return job

    def _backed_up(self, _on_progress: Progress) -> object:
        return self._location.copies.make_if_changed()

    def _indexed(self, on_progress: Progress) -> int:
        with closing(self._location.open()) as library:
            return library.index(on_progress)
