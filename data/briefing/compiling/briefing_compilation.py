"""Compile a briefing into the content of a handout.

What goes in is what its pieces name, in the words that they hold, and nothing else. A passage or a
note names its annotation; a topic or document all in it that may go into a briefing, or were put in
here; a table of notes names labels, and with them every annotation under these in the documents of
the briefing that may go into one. An annotation that is private, and that no piece confirms, cannot
be reached from here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from data.annotation import Label
from data.briefing.briefing import Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling import briefing_points, briefing_title
from data.briefing.compiling.briefing_sections import SectionFlow
from data.briefing.compiling.piece_arrangement import UNARRANGED, PieceArrangement
from data.briefing.compiling.title_block import published_source
from data.briefing.content import Content, ContentSource, Part, PartKind
from data.briefing.glossary import glossary
from data.briefing.profile import Profile
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from data.document import Document
from data.messages import Message, counted, joined, said
from data.text.printed_dates import printed_date

_TEXT_DEPTHS = frozenset({Depth.EXCERPTS, Depth.FULL_TEXT})
Sources = Mapping[str, BriefingSource]


def compile_briefing(
    briefing: Briefing,
    sources: Sources,
    *,
    labels: tuple[Label, ...],
    now: datetime,
    profile: Profile | None = None,
    arrangement: PieceArrangement = UNARRANGED,
) -> Content:
    """Compile what the pieces of a briefing say.

    `sources` are the documents that it names by id, as far as they can be had; the words of a
    passage stay where its document is gone. `now` dates the handout. The `arrangement` is what a
    template says beyond the order of the pieces. Of a kind that the depth does not print, nothing
    is compiled; the marking is the highest of all pieces, printed or not.
    """
    shown = printed_alone(briefing)
    listed = tuple(arrangement.pieces)
    named = (*briefing.document_ids, *(piece.document_id for piece in listed))
    used = {name: sources[name] for name in dict.fromkeys(named) if name in sources}
    verbs = profile.verbs if profile else USUAL_CHOICE
    flow = SectionFlow(shown, used, labels, verbs)
    if briefing.depth in _TEXT_DEPTHS:
        for piece in shown.pieces:
            flow.add(piece)
    title = briefing_title.told(briefing, used, now)
    content = Content(
        kind=briefing.depth.heading,
        title=title.subject,
        language=_language(used),
        marking=marking_of(briefing, profile, arrangement.portions),
        copy=briefing.title.copy,
        author=briefing.title.prepared_by,
        created=now,
        details=title.rows,
        source=_source(used),
        source_sha256=_digest(used),
        sections=flow.sections(),
        notes=flow.notes(),
        labels=labels,
        document_notes=flow.document_notes(),
        title_block=flow.title_block(),
        parts=_parts(shown, used, labels, arrangement, verbs),
        sources=_sources(used) if len(used) > 1 else (),
        letterhead=profile.letterhead if profile else None,
        distribution=profile.distribution if profile else (),
    )
    terms = glossary(content) if briefing.has_glossary else None
    return replace(content, parts=_with_glossary(content.parts, terms)) if terms else content


def printed_alone(briefing: Briefing) -> Briefing:
    """Return a briefing with those of its pieces alone that its depth prints."""
    printed = briefing.depth.printed
    return replace(briefing, pieces=tuple(it for it in briefing.pieces if it.kind in printed))


def marking_of(
    briefing: Briefing, profile: Profile | None, portions: frozenset[str] = frozenset()
) -> str:
    """Return the handling line of every page: with a profile, the highest of what they hold.

    `portions` are marks that count beside those of the pieces.
    """
    marking = briefing.marking or (profile.markings[0] if profile and profile.markings else "")
    return profile.highest(briefing.portions | portions, marking) if profile else marking


def _with_glossary(parts: tuple[Part, ...], terms: Part) -> tuple[Part, ...]:
    """Put the abbreviations before the sources, which come last."""
    place = next((n for n, part in enumerate(parts) if part.kind is PartKind.SOURCE), len(parts))
    return (*parts[:place], terms, *parts[place:])


def _parts(
    briefing: Briefing,
    used: Sources,
    labels: tuple[Label, ...],
    arrangement: PieceArrangement,
    verbs: VerbChoice,
) -> tuple[Part, ...]:
    """Return the analyst's own page: all of it, or what stands before the text."""
    bottom = briefing_points.bottom_line(briefing)
    if briefing.depth in _TEXT_DEPTHS:
        sources = briefing_points.sources(_sources(used)) if len(used) > 1 else ()
        return (*bottom, *sources)
    if briefing.depth is Depth.COMMITMENTS:
        own = briefing_points.commitments(briefing, used, labels, arrangement, verbs)
    elif briefing.depth is Depth.BY_LABEL:
        own = briefing_points.by_label(briefing, used, labels, verbs)
    else:
        own = briefing_points.points(briefing, used, labels, arrangement, verbs)
    return (*bottom, *own, *briefing_points.sources(_sources(used)))


def _language(used: Sources) -> str:
    """Return the language of most documents; each block of another says so itself."""
    found = [source.document.language or "en" for source in used.values()]
    return max(found, key=found.count, default="en")


def _sources(used: Sources) -> tuple[ContentSource, ...]:
    return tuple(
        ContentSource(_listed(source.document), source.document.source.sha256)
        for source in used.values()
    )


def source_line(document: Document) -> Message | str:
    """Return a document in one line; where it names no publication its title, never its file."""
    return published_source(document) if document.masthead.publication else document.title


def _listed(document: Document) -> Message | str:
    """Return a document as a list of sources has it: with place and date, as far as known."""
    meeting = document.meeting
    held = printed_date(meeting.date) if meeting.date and not document.masthead.publication else ""
    place = meeting.place if held else ""
    return joined([part for part in (source_line(document), place, held) if part], ", ")


def _source(used: Sources) -> Message | str:
    if not used:
        return said("No source")
    if len(used) > 1:
        return counted("{count} source", "{count} sources", len(used))
    return source_line(next(iter(used.values())).document)


def _digest(used: Sources) -> str:
    digests = [source.document.source.sha256 for source in used.values()]
    return "" if len(digests) > 1 else "".join(digests)
