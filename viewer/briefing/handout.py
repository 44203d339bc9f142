"""One handout to be made: a snapshot that another thread can work on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import exporters
from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label
from data.briefing.compilation import NoteTally, compile_briefing, tally
from data.briefing.content import Briefing
from data.document import Document
from data.messages import ENGLISH, Forms, Message, Words, counted, in_a_row, said
from exporters.destination import NOTHING, Kept
from exporters.options import ExportOptions
from viewer.services import attachment
from viewer.services.choices import Choices
from viewer.services.private_texts import withheld
from viewer.session.catalogue import window_words
from viewer.session.document_session import DocumentSession

_LONGEST = 120
_FORBIDDEN = {ord(sign): "-" for sign in '/\\:|*?"<>'} | dict.fromkeys(range(32), " ")
_WITH_TOPIC = Forms("{count} left out with the topic", "{count} left out with the topic")
_NOT_FOUND = Forms("{count} not found in the text", "{count} not found in the text")
_EMPTY = Forms("{count} without a note to print", "{count} without a note to print")


@dataclass(frozen=True, slots=True)
class Handout:
    """A document, its annotations and the user's choices at one moment, `now`.

    `source` is the file that the document was read from, where that is known; what is `kept` is
    never written over.
    """

    document: Document
    annotations: tuple[Annotation, ...]
    resolutions: Mapping[str, Resolution]
    labels: tuple[Label, ...]
    choices: Choices
    now: datetime
    source: Path | None = None
    kept: Kept = field(default_factory=lambda: NOTHING)

    @property
    def tally(self) -> NoteTally:
        """How many annotations go in, and why the others stay out."""
        return tally(self.document, self.annotations, self.resolutions, self.choices.plan)

    @property
    def is_blank(self) -> bool:
        """Whether not even text goes in, because no topic was chosen."""
        return self.choices.topics is not None and not self.choices.topics

    def briefing(self) -> Briefing:
        """Compile the finished content."""
        return compile_briefing(
            self.document,
            self.annotations,
            self.resolutions,
            labels=self.labels,
            plan=self.choices.plan,
            now=self.now,
        )

    def missing_characters(self) -> Mapping[str, tuple[Message, ...]]:
        """Return, sorted, the characters that no font has in the chosen format, and where.

        Raises:
            ExportError: one of the user's fonts is of no use.
        """
        return exporters.missing_characters(self.briefing(), self._options)

    def pdf(self, on_progress: Callable[[float], None]) -> bytes:
        """Return the PDF's bytes, whatever the chosen format, without files in it.

        Raises:
            ExportError, CancelledError: as `exporters.render`.
        """
        options = replace(self._options, format="pdf")
        return exporters.render(self.briefing(), options, on_progress)

    @property
    def _options(self) -> ExportOptions:
        return replace(self.choices.options, words=window_words())

    def export(self, path: Path, on_progress: Callable[[float], None]) -> Path:
        """Write the handout in the chosen format and return its path.

        Raises:
            ExportError, CancelledError: as `exporters.export`; there is no new file then.
            ExportError, IntakeError: the source was to be attached and is not what it was.
        """
        options = self._options
        if self.choices.attach_source and self.source is not None:
            source = attachment.read(self.source, self.document)
            options = replace(options, attachments=(source,))
        private = withheld(self.document, self.annotations, self.labels, self.choices.plan, options)
        exporters.export(self.briefing(), path, options, on_progress, private, keep=self.kept)
        return path


def snapshot(
    session: DocumentSession,
    choices: Choices,
    now: datetime,
    source: Path | None = None,
    kept: Kept = NOTHING,
) -> Handout:
    """Return the handout that the session's document makes now."""
    return Handout(
        document=session.document,
        annotations=session.annotations,
        resolutions=session.resolutions,
        labels=session.labels,
        choices=choices,
        now=now,
        source=source,
        kept=kept,
    )


def in_words(counts: NoteTally) -> Message:
    """Return a tally as a sentence: "4 annotations go into the handout, 2 stay private."."""
    parts = [
        counted(
            "{count} annotation goes into the handout",
            "{count} annotations go into the handout",
            counts.included,
        )
        if counts.included
        else said("No annotations go into the handout")
    ]
    if counts.private:
        parts.append(counted("{count} stays private", "{count} stay private", counts.private))
    return said("{parts}.", parts=in_a_row([*parts, *left_out(counts)]))


def left_out(counts: NoteTally) -> Iterator[Message]:
    """Yield how many annotations stay out that are not private, by reason."""
    reasons = (
        (_WITH_TOPIC, counts.left_out), (_NOT_FOUND, counts.unattached), (_EMPTY, counts.empty),
    )  # fmt: skip
    yield from (forms.of(count) for forms, count in reasons if count)


def file_name(document: Document, suffix: str, words: Words = ENGLISH) -> str:
    """Return the name to suggest for a handout, good on every file system."""
    title = stem(document.title) or words.tr("Document")
    return f"{words.tr('{title} – briefing', title=title)}{suffix}"


def stem(title: str) -> str:
    """Return a title as the stem of a file's name, good on every file system, or nothing."""
    name = " ".join(title.translate(_FORBIDDEN).split()).strip(". -")
    return name[:_LONGEST].rstrip()
