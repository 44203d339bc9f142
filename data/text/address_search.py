"""What is typed to go somewhere, letter by letter: the places that it may mean, best first.

First comes what the document's own signs say (`Addresses`), then headings that hold words beginning
with those typed, the page of the source, and the citations that begin so. What is alike for
`data.text.folding` is alike here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from data.basis.progress import Progress, unheard
from data.basis.values import dataclass
from data.citation import CitationIndex, parted, short_name
from data.text import numerals
from data.text.address_forms import folded_each
from data.text.addresses import Addresses, framed
from data.text.folding import folded, pattern_of_words, words

_FIGURE = r"(\d{1,5}|[〇一二三四五六七八九十百千]{1,9})"
_PAGE = re.compile(rf"(?:p|pp|pg|page)\.?\s*{_FIGURE}|第?{_FIGURE}(?:頁|ページ)")
_MOST_FRAMES = 40
_LONGEST = 200
"""Of what is typed, in characters, words of headings are looked for; a pasted passage is longer."""


@dataclass(frozen=True, slots=True)
class AddressHit:
    """A place that may be meant: a block's number, and the page, where that was asked for."""

    block: int
    page: int = 0


class AddressSearch:
    """Finds places of one document by what readers type for them."""

    def __init__(self, citations: CitationIndex) -> None:
        self._citations = citations
        self._document = citations.document
        self._addresses = Addresses(citations)

    def prepare(self, _on_progress: Progress = unheard) -> None:
        """Make what the first place needs, which takes a while for a large document.

        Any thread may do this.
        """
        self.hits("0")

    def hits(self, typed: str, near: int = 0, most: int = 12) -> tuple[AddressHit, ...]:
        """Return at most `most` places, best first, each once; `near` is the reader's place."""
        found: dict[int, AddressHit] = {}
        for hit in self._places(typed, near):
            found.setdefault(hit.block, hit)
            if len(found) >= most:
                break
        return tuple(found.values())

    def other_document(self, typed: str) -> str:
        """Return the name of the document that a citation is of, where it is not this one's."""
        printed = typed.strip()
        for form in (printed, *islice(framed(printed), _MOST_FRAMES)):
            name, citation = parted(form)
            if citation is not None:
                return "" if self._is_own(name) else name.strip()
        return ""

    def _is_own(self, name: str) -> bool:
        """Tell whether a citation's document is this one, or none at all."""
        written = folded(name).strip()
        own = (short_name(self._document), self._document.title)
        return not words(written) or any(written.endswith(folded(one)) for one in own if one)

    def _places(self, typed: str, near: int) -> Iterator[AddressHit]:
        form = folded(typed).strip()
        if not words(form):
            return
        page = _PAGE.fullmatch(form)
        if page is not None and self._pages:
            yield from self._on_page(page[1] or page[2])
        exact = self._addresses.place(typed, near)
        if exact is not None:
            yield AddressHit(exact)
        yield from map(AddressHit, self._headed(form))
        if page is None:
            yield from self._on_page(form)
        last = self._addresses.block(typed, near) if exact is None else None
        if last is not None:
            yield AddressHit(last)
        yield from map(AddressHit, self._addresses.begun(typed))

    def _headed(self, form: str) -> Iterator[int]:
        """Yield the headings with these words: those that begin so first."""
        if len(form) > _LONGEST:
            return
        is_there = re.compile(pattern_of_words(form, is_prefix=True))
        each = [re.compile(pattern_of_words(word, is_prefix=True)) for word in form.split()]
        begun: list[int] = []
        within: list[int] = []
        apart: list[int] = []
        for number, title in self._titles.items():
            match = is_there.search(title)
            if match is not None:
                (within if words(title[: match.start()]) else begun).append(number)
            elif len(each) > 1 and all(word.search(title) for word in each):
                apart.append(number)
        yield from (*begun, *within, *apart)

    def _on_page(self, written: str) -> Iterator[AddressHit]:
        """Yield the block that begins on a page of the source first, or goes on onto it."""
        pages = self._pages
        is_figure = written.isdecimal() or all(sign in numerals.KANJI for sign in written)
        number = numerals.value(written) if pages and is_figure else None
        if number is None or not pages[0] <= number <= pages[-1]:
            return
        first = next((at for at, page in enumerate(self._by_block) if page == number), None)
        if first is None:  # nothing begins there
            first = self._by_block.index(pages[bisect_right(pages, number) - 1])
            while self._by_block[first + 1 : first + 2] == [self._by_block[first]]:
                first += 1
        yield AddressHit(first, number)

    @cached_property
    def _by_block(self) -> list[int]:
        return [block.page for block in self._document.blocks]

    @cached_property
    def _pages(self) -> list[int]:
        """The pages that something begins on, where the source has pages."""
        return sorted({page for page in self._by_block if page})

    @cached_property
    def _titles(self) -> dict[int, str]:
        """The folded headings, and the title, by the number of their block."""
        topics = self._document.topics
        titles = folded_each([topic.title for topic in topics])
        named = {topic.first: form for topic, form in zip(topics, titles, strict=True)}
        title = self._document.title_block
        return named if title is None else {title: folded(self._document.title), **named}
