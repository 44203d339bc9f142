"""What readers call a place of a document, and which block that is.

Understood is every citation that the program prints, alone or in what it was copied with; the
number that stands before a heading or a paragraph on the page; a footnote's number; the words of a
heading. Spellings that `data.text.folding` calls the same, Roman, full-width and kanji numerals are
understood as well. Where several places are called so, it is the one nearest to the reader.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from data.citation import Citation, CitationIndex
from data.citation.topic_references import is_name
from data.document import BlockKind
from data.text.address_forms import WrittenForms, canonical, divided, folded_each, last_number
from data.text.exactness import Exact
from data.text.folding import folded

_MARKED = re.compile(
    r"(?P<before>[^§¶]*?)(?:§+\s*(?P<topic>[^§¶]+?)\s*)?(?:¶+\s*(?P<paragraph>[^\s§¶]+).*)?"
)
_IN_WORDS = (
    (re.compile(r"\b(?:topic|section|sec\.)\s*(?=\S)"), "§"),
    (re.compile(r"(?:,|(?<!\s))\s*+\b(?:paragraph|para\.?)\s*+(?=\S)"), " ¶"),
)
_SHORT = re.compile(
    r"^(?:paragraph|para\.?|(art)(?:icle|\.)?)(?=\s?[\d〇一二三四五六七八九十百千])"
)
_OF_ARTICLE = re.compile(r"(art\d+\w?),?(?:paragraph|para\.?|¶)(.+)")
_IN_ARTICLE = re.compile(r"\(([^()]+)\)|第(.+)項")
_NOTE = re.compile(r"(?:foot)?note\s*(\S+)|fn\.?\s*(\S+)|脚?注\s*(\S+)|\[(\S+)\]")
_RANGE = re.compile(r"(?<=.)[-~].*")
_MOST_FRAMES, _SIGNS = 40, ("", "§", "¶", "para", "art")
_FRAME = " .,;:'\"“”（）"
_MARKED_FRAME = f"{_FRAME}[]「」『』【】‘’"


class Addresses:
    """The ways to name a block of one document."""

    def __init__(self, citations: CitationIndex) -> None:
        document = self._document = citations.document
        self._citations = citations
        self._headings = [topic.first for topic in document.topics]

    def block(self, typed: str, near: int = 0) -> int | None:
        """Return the number of the block that is called so, or None.

        `near` is the reader's place, in code points.
        """
        found = self.place(typed, near)
        return self._by_words(folded(typed.strip()), near) if found is None else found

    def place(self, typed: str, near: int = 0) -> int | None:
        """Return the block that is called so, as `block`, but not by words of a heading."""
        printed = typed.strip()
        plain = folded(printed, exact=Exact.LETTERS).strip()
        bare = (printed.strip(_MARKED_FRAME), plain, plain.strip(_MARKED_FRAME))
        # What ends in brackets is no passage with its citation if it is a citation itself.
        form = folded(printed).strip(_MARKED_FRAME)
        is_whole = bool(self._written.called(_shortened("".join(form.split()))))
        frames = () if is_whole else islice(framed(printed), _MOST_FRAMES)
        forms = (printed, *frames, *bare)
        cited = [citation for citation in map(Citation.parse, forms) if citation]
        exact = next((citation for citation in cited if self._citations.cites(citation)), None)
        if exact is not None:
            return self._citations.block(exact)
        form = folded(printed)
        if not form:
            return None
        written = self._as_cited(form.strip(_MARKED_FRAME), near)
        former = (self._citations.former_block(citation) for citation in cited)
        known = next((number for number in (written, *former) if number is not None), None)
        if known is not None:
            return known
        marked = self._marked(form.strip(_MARKED_FRAME), near)
        if marked is not None or "§" in form or "¶" in form:
            return marked
        ways = (self._named, self._numbered, self._in_words)
        found = (way(form.strip(_FRAME), near) for way in ways)
        return next((number for number in found if number is not None), None)

    def begun(self, typed: str) -> list[int]:
        """Return the blocks whose citation begins so, in their order; a sign may be left out."""
        form = _shortened("".join(folded(typed).strip(_MARKED_FRAME).split()))
        return self._written.begun(tuple(f"{sign}{form}" for sign in _SIGNS)) if form else []

    def _by_words(self, form: str, near: int) -> int | None:
        """Return the block that is meant by words: of a heading, or of a handout's citation."""
        if not form or "§" in form or "¶" in form:
            return None
        headed = self._headed(form.strip(_FRAME), near)
        if headed is not None:
            return headed
        # Last, since a heading may end so, too: the document's name, and what of it is meant.
        return self._named(form.rpartition(", ")[2].strip(_FRAME), near)

    def _as_cited(self, form: str, near: int) -> int | None:
        """Return the block with a citation that is written so, but for case, blanks and words."""
        for tail in dict.fromkeys((form, form.rpartition(", ")[2])):
            wanted = _shortened("".join(tail.split()))
            in_article = _OF_ARTICLE.fullmatch(wanted)
            forms = [wanted, f"art{wanted}" if "(" in wanted else ""]
            forms += [f"{in_article[1]}({in_article[2]})"] if in_article else []
            for known in filter(None, forms):
                found = self._nearest(self._written.called(known), near)
                if found is not None:
                    return found
        return None

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
        ways = [divided(form)] if rest else [(form, "")]
        if rest and not canonical(first).isdigit():
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
        numbered = (n for n in self._headings if last_number(self._number(n)) == form)
        return self._nearest(numbered, near)

    def _number(self, heading: int) -> str:
        return "".join(folded(self._document.blocks[heading].number).split())

    @cached_property
    def _numbers(self) -> WrittenForms:
        return WrittenForms(
            (first, self._document.blocks[first].number) for first in self._headings
        )

    @cached_property
    def _references(self) -> WrittenForms:
        return WrittenForms((first, self._citations.topic_of(first)) for first in self._headings)

    @cached_property
    def _of_names(self) -> WrittenForms:
        """The numbers in what topics are called: "5" of "Article 5"."""
        called = ((first, self._citations.topic_of(first)) for first in self._headings)
        return WrittenForms(
            (first, last_number("".join(folded(name).split())))
            for first, name in called
            if is_name(name)
        )

    @cached_property
    def _cited(self) -> list[Citation]:
        return [self._citations.of_block(number) for number in range(len(self._document.blocks))]

    @cached_property
    def _written(self) -> WrittenForms:
        return WrittenForms(
            (number, _shortened("".join(form.strip(_MARKED_FRAME).split())))
            for number, form in enumerate(folded_each([str(cited) for cited in self._cited]))
        )

    @cached_property
    def _own(self) -> WrittenForms:
        return WrittenForms(
            (number, _in_article(cited.paragraph)) for number, cited in enumerate(self._cited)
        )

    @cached_property
    def _notes(self) -> WrittenForms:
        return WrittenForms(
            (number, block.marker.strip("[]() ."))
            for number, block in enumerate(self._document.blocks)
            if block.kind is BlockKind.FOOTNOTE
        )

    @cached_property
    def _titles(self) -> dict[int, str]:
        titles = folded_each([topic.title for topic in self._document.topics])
        return dict(zip(self._headings, titles, strict=True))

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
            found = self._references.called(form) or self._of_names.called(form)
            if found:
                return found
        return []

    def _cited_by(self, topics: list[int] | None, paragraph: str, near: int) -> int | None:
        """Return the block that a paragraph's number names in one of the topics, or anywhere."""
        if topics is not None and not paragraph:
            return self._nearest(topics, near)
        topic_of = self._citations.topic_of
        inside = {topic_of(number) for number in topics or ()}
        for form in _paragraphs(paragraph):
            found = self._own.called(form)
            if topics is not None:
                found = [number for number in found if topic_of(number) in inside]
            if found:
                return self._nearest(found, near)
        return None

    def _nearest(self, numbers: Iterable[int], near: int) -> int | None:
        """Return the block in the reader's topic, else the next one, else the last one before."""
        found = sorted(numbers)
        here = self._document.block_at(near)
        topic = self._citations.topic_of(here)
        own = [number for number in found if self._citations.topic_of(number) == topic]
        ahead = [number for number in own or found if number >= here]
        return next(iter(ahead or (own or found)[-1:]), None)


def within(reference: str, wanted: str) -> bool:
    """Tell whether a topic's reference is the wanted one, or that of a topic below it."""
    if is_name(reference) and last_number("".join(folded(reference).split())) == wanted:
        return True
    below = reference.strip("“”")
    while below:
        if canonical(folded(below)) == canonical(wanted):
            return True
        below = below.rpartition(".")[0]
    return False


def _shortened(form: str) -> str:
    """Return a folded form without blanks that begins with "para" or "art" where it said so."""
    return _SHORT.sub(lambda match: match[1] or "para", form)


def _in_article(paragraph: str) -> str:
    """Return the number of a paragraph as it is said: "2" of "(2)" and of "第２項"."""
    match = _IN_ARTICLE.fullmatch(paragraph)
    return (match[1] or match[2]) if match else paragraph


def framed(printed: str) -> Iterator[str]:
    """Yield what may stand in brackets at the end: there a copied passage has its citation."""
    place = len(printed) if printed.endswith(")") else 0
    while place and (place := printed.rfind("(", 0, place)) >= 0:
        yield printed[place + 1 : -1]


def _paragraphs(printed: str) -> Iterator[str]:
    """Yield what a paragraph's number may be in what was typed or copied: "(1)", "2-3", "2)."."""
    bare = printed.rstrip(".,;:'\"")
    yield f"{bare}]" if "[" in bare and "]" not in bare else bare
    if bare.count(")") > bare.count("("):
        bare = bare[: bare.rindex(")")]
        yield bare
    yield _RANGE.sub("", bare)
    yield bare.strip("().")
