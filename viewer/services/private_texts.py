"""What must not be in a handout, for the last look into the finished file."""

from collections.abc import Iterable

from data.annotation import Annotation, Label
from data.basis.notes.note_reading import lines_of_note
from data.briefing.compiling.title_block import source_line
from data.briefing.plan import Plan
from data.document import Document
from exporters import Private
from exporters.options import ExportOptions


def lines_of(item: Annotation) -> tuple[str, ...]:
    """Return what an annotation's note says in any output, and as it was written."""
    return lines_of_note(item.note, item.note_format)


def withheld(
    document: Document,
    annotations: Iterable[Annotation],
    labels: Iterable[Label],
    plan: Plan,
    options: ExportOptions,
) -> Private:
    """Return the notes that must not leave the desk, and what else may say the same."""
    notes = [(item.in_briefing, line) for item in annotations for line in lines_of(item)]
    named = (text for label in labels for text in (label.name, label.meaning))
    chosen = (plan.marking, plan.prepared_for, plan.prepared_by, plan.copy)
    shown = (note for is_shown, note in notes if is_shown)
    source = options.words(source_line(document))
    return Private(
        texts=tuple(note for is_shown, note in notes if not is_shown),
        open=(document.text, options.page.watermark, source, *shown, *named, *chosen),
    )
