"""One handout to be made: a snapshot that any thread can work on.

Compiled, looked through for what must stay at the desk, and written: for window and command line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import exporters
from data.anchors.anchoring import Resolution, resolve
from data.annotation import Annotation, Label
from data.basis.progress import Progress, unheard
from data.briefing.compiling.compilation import NoteTally, compile_content, tally
from data.briefing.content import Content
from data.briefing.plan import Plan
from data.document import Document
from data.errors import ExportError
from data.messages import ENGLISH, Forms, Message, Words, counted, in_a_row, said
from exporters import writing_formats
from exporters.destination import NOTHING, Kept
from exporters.options import ExportOptions
from viewer.services import attachment
from viewer.services.choices import Choices
from viewer.services.private_texts import withheld

_LONGEST = 120
_FORBIDDEN = {ord(sign): "-" for sign in '/\\:|*?"<>'} | dict.fromkeys(range(32), " ")
NO_SHEETS = said(
    "This page set-up cannot be made: files are attached to single pages only, not to a booklet or "
    "two-up."
)
_WITH_TOPIC = Forms("{count} left out with the topic", "{count} left out with the topic")
_NOT_FOUND = Forms("{count} not found in the text", "{count} not found in the text")
_EMPTY = Forms("{count} without a note to print", "{count} without a note to print")


@dataclass(frozen=True, slots=True)
class Handout:
    """A document, its annotations and what is wanted of them at one moment, `now`.

    `attached` is the document's file where that is to travel inside, and is read when the handout
    is exported; what is `kept` is never written over. `options.format` is None where the name of
    the file says it.
    """

    document: Document
    annotations: tuple[Annotation, ...]
    resolutions: Mapping[str, Resolution]
    labels: tuple[Label, ...]
    plan: Plan
    options: ExportOptions
    now: datetime
    attached: Path | None = None
    kept: Kept = field(default_factory=lambda: NOTHING)

    @property
    def tally(self) -> NoteTally:
        """How many annotations go in, and why the others stay out."""
        return tally(self.document, self.annotations, self.resolutions, self.plan)

    @property
    def is_blank(self) -> bool:
        """Whether not even text goes in, because no topic was chosen."""
        return self.plan.topics is not None and not self.plan.topics

    def content(self) -> Content:
        """Compile the finished content."""
        return compile_content(
            self.document,
            self.annotations,
            self.resolutions,
            labels=self.labels,
            plan=self.plan,
            now=self.now,
        )

    def missing_characters(self) -> Mapping[str, tuple[Message, ...]]:
        """Return, sorted, the characters that no font has in the chosen format, and where.

        Raises:
            ExportError: one of the user's fonts is of no use.
        """
        return exporters.missing_characters(self.content(), self.options)

    def pdf(self, on_progress: Progress) -> bytes:
        """Return the handout's pages as a PDF, whatever the chosen format, without files in it.

        Raises:
            ExportError, CancelledError: as `exporters.render`.
        """
        options = replace(self.options, format=writing_formats.paged().name)
        return exporters.render(self.content(), options, on_progress)

    def remark(self, pages: int) -> Message | str:
        """Return what is to be said before it is printed where it takes so many pages; "" else."""
        from data.briefing.checks import too_long  # not for a text with notes

        return too_long(pages) if pages > 1 and not self.plan.template.composition.has_text else ""

    def pages(self) -> int:
        """Return how many pages it takes as a PDF.

        Raises:
            ExportError: as `exporters.render`.
        """
        options = replace(self.options, format=writing_formats.paged().name)
        return exporters.render_measured(self.content(), options, unheard)[1].pages

    def export(self, path: Path, on_progress: Progress = unheard) -> Path:
        """Write the handout, if it holds nothing that must stay at the desk, and return its path.

        Raises:
            ExportError, CancelledError: as `exporters.export`; there is no new file then.
            ExportError, IntakeError: the source was to be attached and is not what it was.
        """
        options = self.options
        if self.attached is not None:
            source = attachment.read(self.attached, self.document)
            try:
                options = replace(options, attachments=(source,))
            except ValueError as error:
                raise ExportError(NO_SHEETS) from error
        private = withheld(self.document, self.annotations, self.labels, self.plan, options)
        exporters.export(self.content(), path, options, on_progress, private, keep=self.kept)
        return path


class Annotated(Protocol):
    """An open document with its annotations."""

    @property
    def document(self) -> Document:
        """The document as it is shown."""

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All of them, in the order of the document."""

    @property
    def resolutions(self) -> Mapping[str, Resolution]:
        """Where each annotation that has an anchor stands, by its id."""

    @property
    def labels(self) -> tuple[Label, ...]:
        """The user's labels."""


def snapshot(
    session: Annotated,
    choices: Choices,
    now: datetime,
    source: Path | None = None,
    kept: Kept = NOTHING,
    *,
    words: Words = ENGLISH,
) -> Handout:
    """Return the handout that an open document makes now.

    `source` is the document's file, where known; `words` is the language of the handout's frame.
    """
    return Handout(
        document=session.document,
        annotations=session.annotations,
        resolutions=session.resolutions,
        labels=session.labels,
        plan=choices.plan,
        options=replace(choices.options, words=words),
        now=now,
        attached=source if choices.attach_source else None,
        kept=kept,
    )


def resolved(annotations: Iterable[Annotation], document: Document) -> dict[str, Resolution]:
    """Return where each annotation that has an anchor stands in a document, by its id."""
    return {item.id: resolve(item.anchor, document.text) for item in annotations if item.anchor}


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
