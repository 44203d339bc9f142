"""What the first picture is put together from; `app` builds each of these once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.basis.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from data.library import Library
    from viewer.look.appearance import Appearance
    from viewer.look.theme_choice import ThemeChoice
    from viewer.reading.reading_pane import ReadingPane
    from viewer.session.arrivals import Arrivals
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_opener import Opener
    from viewer.session.received_documents import Receiving
    from viewer.session.settings import Settings


@dataclass(frozen=True, slots=True)
class FirstParts:
    """What the first picture needs: the page, and what fills it."""

    library: Library
    settings: Settings
    themes: ThemeChoice
    document: CurrentDocument
    arrivals: Arrivals
    opener: Opener
    receiving: Receiving
    reading: ReadingPane
    sample: Path
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    @property
    def appearance(self) -> Appearance:
        """What widgets are drawn in."""
        return self.themes.appearance
