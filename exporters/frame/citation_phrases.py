"""What every format says of citations: beside a passage, read aloud, and in the legend."""

import re

from data.briefing.content import Content, ContentBlock, Section
from data.citation import Citation, parted
from data.messages import Words, in_a_row

_LONGEST_NAME = 12
"""Characters of a document's name that a sample of its citations has."""
_ONLY = "¶1"
"""What the one paragraph of a lead is cited by where the document numbers none."""


_QUOTED = re.compile("“([^“”「」]*)”")


def worded_citation(printed: str, words: Words) -> str:
    """Return a citation in the language of a frame: "JDF No. 102, para. 34", "…、パラ34".

    It is read back as the same. What is none stays as it is.
    """
    document, cited = parted(printed)
    if cited is None:
        return printed
    place = _worded_place(cited, words)
    return words(in_a_row((document, place))) if document else place


def _worded_place(cited: Citation, words: Words) -> str:
    if cited.is_through:
        return words.tr("para. {paragraph}", paragraph=cited.paragraph)
    if cited == Citation():
        return words.tr("Title")
    opening, closing = quotation_marks(words)
    return _QUOTED.sub(rf"{opening}\1{closing}", str(cited))


def quotation_marks(words: Words) -> tuple[str, str]:
    """Return what stands before and after the source's words within the author's."""
    return ("「", "」") if words.language.casefold().startswith("ja") else ("“", "”")


def printed_citation(content: Content, section: Section, block: ContentBlock, words: Words) -> str:
    """Return a block's citation as its margin says it; a lead of one block is just "Lead".

    A topic that is called by its title ("Trade", "Article 5") is not named again beside what stands
    under that. Where nothing is headed there is no lead either, nor where several documents are
    quoted.
    """
    if block.own or content.sources:
        return block.citation
    if section.heading is not None:
        return _under_heading(section.heading.citation, block.citation)
    if not content.topics:
        return block.citation
    if not block.citation.startswith("¶"):
        return block.citation or words.tr("Lead")
    if len(section.blocks) > 1 or block.citation != _ONLY:
        return words.tr("Lead {citation}", citation=block.citation)
    return words.tr("Lead")


def _under_heading(heading: str, printed: str) -> str:
    head, cited = Citation.parse(heading), Citation.parse(printed)
    if head is None or cited is None or head.topic != cited.topic:
        return printed
    return cited.within_topic if cited.is_titled or cited.is_named else printed


def sample_citations(content: Content, words: Words) -> list[tuple[str, str]]:
    """Return citations of this handout and what they say, for the legend.

    The first is a whole one, but for a long name of its document; another one has brackets, if any
    has.
    """
    sections = content.topics or content.sections
    printed = [
        printed_citation(content, section, block, words)
        for section in sections
        for block in section.blocks
    ]
    plain = [text for text in printed if text and not _count_of(text)]
    sample = next((text for text in plain if text.endswith("¶2")), "".join(plain[:1]))
    cited = Citation.parse(sample)
    is_through = cited is not None and cited.is_through
    said = _in_legend(sample, words) if content.topics or is_through else ""
    samples = [(_short(sample), said)] if said else []
    counted = next((text for text in printed if _count_of(text)), "")
    if counted:
        samples.append(
            (_short(counted), words.tr("In square brackets: counted here, not by the source"))
        )
    return samples


def _short(sample: str) -> str:
    """Return a sample that leaves room for what it means."""
    document = parted(sample)[0]
    return sample[len(document) :].lstrip(",、 ") if len(document) > _LONGEST_NAME else sample


def spoken_citation(printed: str, words: Words) -> str:
    """Return a citation in words: "Topic 1, paragraph 2"; nothing where it is not one."""
    cited = Citation.parse(printed)
    if cited is None:
        return ""
    paragraph, count = cited.numbers
    said = _spoken_in_topic if cited.topic and not cited.is_named else _spoken
    return said(cited.topic, paragraph, count, words)


def _spoken_in_topic(topic: str, paragraph: str, count: str, words: Words) -> str:
    if paragraph and count:
        return words.tr(
            "Topic {topic}, paragraph {paragraph}, passage {count} behind it",
            topic=topic,
            paragraph=paragraph,
            count=count,
        )
    if paragraph:
        return words.tr("Topic {topic}, paragraph {paragraph}", topic=topic, paragraph=paragraph)
    if count:
        return words.tr("Topic {topic}, passage {count}", topic=topic, count=count)
    return words.tr("Topic {topic}", topic=topic)


def _spoken(place: str, paragraph: str, count: str, words: Words) -> str:
    """Say a citation whose topic has a name of its own ("Article 5"), or that names none."""
    if paragraph and count:
        behind = words.tr(
            "Paragraph {paragraph}, passage {count} behind it", paragraph=paragraph, count=count
        )
        return words.tr("{place}: {paragraph}", place=place, paragraph=behind) if place else behind
    if paragraph and place:
        return words.tr("{place}, paragraph {paragraph}", place=place, paragraph=paragraph)
    if paragraph:
        return words.tr("Paragraph {paragraph}", paragraph=paragraph)
    if count and place:
        return words.tr("{place}, passage {count}", place=place, count=count)
    return words.tr("Lead, passage {count}", count=count) if count else place


def _in_legend(printed: str, words: Words) -> str:
    cited = Citation.parse(printed)
    if cited is None or not cited.paragraph:
        return ""
    paragraph, _ = cited.numbers
    if cited.is_through:
        return words.tr("Paragraph {paragraph}, as the source numbers it", paragraph=paragraph)
    if not cited.topic:
        return words.tr("Paragraph {paragraph} under the heading above it", paragraph=paragraph)
    return spoken_citation(printed, words)


def _count_of(printed: str) -> str:
    cited = Citation.parse(printed)
    return cited.numbers[1] if cited else ""
