"""What readers call a place of a document, and which block that is.

Understood is every citation that the program prints, alone or in what it was copied with; the
number that stands before a heading or a paragraph on the page; a footnote's number; the words of a
heading. Spellings that `data.text.folding` calls the same, Roman, full-width and kanji numerals are
understood as well. Where several places are called so, it is the one nearest to the reader.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice

from data.citation import Citation, CitationIndex
from data.document import BlockKind
from data.text.folding import folded

_MARKED = re.compile(
    r"(?P<before>[^§¶]*?)(?:§+\s*(?P<topic>[^§¶]+?)\s*)?(?:¶+\s*(?P<paragraph>[^\s§¶]+).*)?"
)
_IN_WORDS = (
    (re.compile(r"\b(?:topic|section|sec\.)\s*(?=\S)"), "§"),
    (re.compile(r"(?:,|(?<!\s))\s*+\b(?:paragraph|para\.?)\s*+(?=\S)"), " ¶"),
)
_NOTE = re.compile(r"(?:foot)?note\s*(\S+)|fn\.?\s*(\S+)|脚?注\s*(\S+)|\[(\S+)\]")
_FIGURES = "0-9〇一二三四五六七八九十百千"
_COUNTED = re.compile(rf"(第?)(?<![{_FIGURES}])([{_FIGURES}]++)([条章節款項号編部])")
_NAMED = re.compile(
    r"(article|art|part|chapter|chap|section|sec|annex|appendix|title|rule|item|no)\.?([^\W_]+)"
)
_RANGE = re.compile(r"(?<=.)[-~].*")
_MOST_FRAMES = 40
_FRAME = " .,;:'\"“”（）"
_MARKED_FRAME = f"{_FRAME}[]「」『』【】‘’"


class _Forms:
    """How things are written, each with the numbers of those that are written so."""

    def __init__(self, written: Iterable[tuple[int, str]]) -> None:
        self._forms: dict[str, list[int]] = {}
        self._figures: dict[str, list[int]] = {}
        raw: dict[str, list[int]] = {}
        for number, form in written:
            raw.setdefault(form, []).append(number)
        for form, numbers in raw.items():
            same = "".join(folded(form).split())
            if same:
                self._forms.setdefault(same, []).extend(numbers)
                self._figures.setdefault(canonical(same), []).extend(numbers)

    def called(self, wanted: str) -> list[int]:
        """Return what is written as the folded `wanted`; else what says the same number."""
        if not wanted:
            return []
        return self._forms.get(wanted) or self._figures.get(canonical(wanted)) or []


class Addresses:
    """The ways to name a block of one document."""

    def __init__(self, citations: CitationIndex) -> None:
        document = self._document = citations.document
        self._cited = [citations.of_block(number) for number in range(len(document.blocks))]
        self._citations = citations
        self._headings = [topic.first for topic in document.topics]

    def block(self, typed: str, near: int = 0) -> int | None:
        """Return the number of the block that is called so, or None.

        `near` is the reader's place, in code points.
        """
        printed = typed.strip()
        plain = folded(printed, exact=True).strip()
        bare = (printed.strip(_MARKED_FRAME), plain, plain.strip(_MARKED_FRAME))
        for form in (printed, *islice(_framed(printed), _MOST_FRAMES), *bare):
            citation = Citation.parse(form)
            exact = self._citations.block(citation) if citation else None
            if exact is not None:
                return exact
        form = folded(printed)
        if not form:
            return None
        marked = self._marked(form.strip(_MARKED_FRAME), near)
        if marked is not None or "§" in form or "¶" in form:
            return marked
        ways = (self._named, self._numbered, self._in_words, self._headed)
        found = (way(form.strip(_FRAME), near) for way in ways)
        first = next((number for number in found if number is not None), None)
        # Last, since a heading may end so, too: the document's name, and what of it is meant.
        return self._named(form.rpartition(", ")[2].strip(_FRAME), near) if first is None else first

    def _marked(self, form: str, near: int) -> int | None:
        """Return the block that is cited with § or ¶, in whatever stands before and after that."""
        for tail in dict.fromkeys((form.rpartition(", ")[2], form)):
            match = _MARKED.fullmatch(tail)
            if match and (match["topic"] or match["paragraph"]):
                topic, before = match["topic"], match["before"].strip()
                topics = self._topics(topic) if topic else self._printed(before) or None
                found = self._cited_by(topics, match["paragraph"] or "", near)
                if found is not None:
                    return found
        return None

    def _named(self, form: str, near: int) -> int | None:
        """Return the block that has a name: the whole document, the title, the lead, a footnote."""
        if form in {"whole document", "title"}:
            title = self._document.title_block
            return title if title is not None else 0
        if form in {"lead", "preamble"} and self._document.lead:
            return self._document.lead[0]
        match = _NOTE.fullmatch(form)
        number = next((part for part in match.groups() if part), "") if match else ""
        return self._nearest(self._notes.called(number.strip("[]()")), near)

    def _numbered(self, form: str, near: int) -> int | None:
        """Return the block with that number, or with a topic's number and its own one after it."""
        first, _, rest = form.partition(" ")
        ways = [_divided(form)] if rest else [(form, "")]
        if rest and not _figures(first).isdigit():
            ways.append(("".join(form.split()), ""))
        for wanted, paragraph in ways:
            topics = self._printed(wanted) or self._topics(wanted)
            found = self._cited_by(topics, paragraph, near) if topics else None
            if found is not None:
                return found
        if rest:
            return self._cited_by(self._topics(form.replace(" ", ".")), "", near)
        return self._cited_by(None, form, near)

    def _in_words(self, form: str, near: int) -> int | None:
        """Return the block of a citation that is read out: topic 1, paragraph 2."""
        for pattern, sign in _IN_WORDS:
            form = pattern.sub(sign, form)
        return self._marked(form, near)

    def _headed(self, form: str, near: int) -> int | None:
        """Return the heading with these words, else the one whose number ends with that."""
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = self._nearest(
                (n for n, title in self._titles.items() if fits(title, form)), near
            )
            if found is not None:
                return found
        numbered = (n for n in self._headings if _last_number(self._number(n)) == form)
        return self._nearest(numbered, near)

    def _number(self, heading: int) -> str:
        return "".join(folded(self._document.blocks[heading].number).split())

    @cached_property
    def _numbers(self) -> _Forms:
        return _Forms((first, self._document.blocks[first].number) for first in self._headings)

    @cached_property
    def _references(self) -> _Forms:
        return _Forms((first, self._cited[first].topic) for first in self._headings)

    @cached_property
    def _own(self) -> _Forms:
        return _Forms((number, cited.paragraph) for number, cited in enumerate(self._cited))

    @cached_property
    def _notes(self) -> _Forms:
        return _Forms(
            (number, block.marker.strip("[]() ."))
            for number, block in enumerate(self._document.blocks)
            if block.kind is BlockKind.FOOTNOTE
        )

    @cached_property
    def _titles(self) -> dict[int, str]:
        topics = zip(self._headings, self._document.topics, strict=True)
        return {first: folded(topic.title) for first, topic in topics}

    def _printed(self, wanted: str) -> list[int]:
        """Return the one heading before which that number is printed, of several the highest."""
        found = self._numbers.called(wanted)
        blocks = self._document.blocks
        highest = min((blocks[number].level for number in found), default=0)
        top = [number for number in found if blocks[number].level == highest]
        return top if len(top) == 1 else []

    def _topics(self, wanted: str) -> list[int]:
        """Return the headings of the topics that are cited so."""
        joined = "".join(wanted.split())
        for form in dict.fromkeys((joined, joined.strip("()."), _RANGE.sub("", joined))):
            found = self._references.called(form)
            if found:
                return found
        return []

    def _cited_by(self, topics: list[int] | None, paragraph: str, near: int) -> int | None:
        """Return the block that a paragraph's number names in one of the topics, or anywhere."""
        if topics is not None and not paragraph:
            return self._nearest(topics, near)
        inside = {self._cited[number].topic for number in topics or ()}
        for form in _paragraphs(paragraph):
            found = self._own.called(form)
            if topics is not None:
                found = [number for number in found if self._cited[number].topic in inside]
            if found:
                return self._nearest(found, near)
        return None

    def _nearest(self, numbers: Iterable[int], near: int) -> int | None:
        """Return the block in the reader's topic, else the next one, else the last one before."""
        found = sorted(numbers)
        here = self._document.block_at(near)
        topic = self._cited[here].topic
        own = [number for number in found if self._cited[number].topic == topic]
        ahead = [number for number in own or found if number >= here]
        return next(iter(ahead or (own or found)[-1:]), None)


def within(reference: str, wanted: str) -> bool:
    """Tell whether a topic's reference is the wanted one, or that of a topic below it."""
    below = reference
    while below:
        if canonical(folded(below)) == canonical(wanted):
            return True
        below = below.rpartition(".")[0]
    return False


@lru_cache(maxsize=4096)
def canonical(form: str) -> str:
    """Return a folded number as it is compared: numerals of every kind in figures.

    "ii.1" and "2.1" are the same, and so are "第一条" and "第1条".
    """
    return ".".join(map(_figures, "".join(form.split()).split(".")))


def _figures(part: str) -> str:
    if part.isdecimal() and part.isascii():
        return part
    from data.text import numerals  # noqa: PLC0415  # a whole package, and only for this

    def said(text: str) -> str | None:
        number = numerals.value(text)
        return str(numerals.roman(text) or "") or None if number is None else str(number)

    named = _NAMED.fullmatch(part)
    if named and said(named[2]):
        return f"{named[1]}{said(named[2])}"
    counted = _COUNTED.sub(lambda match: f"{match[1]}{said(match[2]) or match[2]}{match[3]}", part)
    return said(part) or counted


def _framed(printed: str) -> Iterator[str]:
    """Yield what may stand in the brackets at the end: there a copied passage has its citation."""
    place = len(printed) if printed.endswith(")") else 0
    while place and (place := printed.rfind("(", 0, place)) >= 0:
        yield printed[place + 1 : -1]


def _paragraphs(printed: str) -> Iterator[str]:
    """Yield what a paragraph's number may be in what was typed or copied: "(1)", "2-3", "2)."."""
    bare = printed.rstrip(".,;:'\"")
    yield bare
    if bare.count(")") > bare.count("("):
        bare = bare[: bare.rindex(")")]
        yield bare
    yield _RANGE.sub("", bare)
    yield bare.strip("().")


def _divided(form: str) -> tuple[str, str]:
    """Return the topic and the paragraph in "1 2": what stands after the last blank is that."""
    topic, _, paragraph = form.rpartition(" ")
    return "".join(topic.split()), paragraph


def _last_number(form: str) -> str:
    """Return the last number in a heading's own: "5" of "article5", "12" of "第12条"."""
    return next(reversed(re.findall("[0-9]+", canonical(form))), "")
