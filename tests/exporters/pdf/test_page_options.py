"""Whatever the options: all text in order, every note once, nothing off the page."""

import re
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.basis.colours import channels, luminance
from data.briefing.content import Highlight
from data.document import BlockKind
from data.errors import ExportError
from exporters.options import Contents, ExportOptions, NotePlacement, PageSetup, Paper
from exporters.pdf.pdf_document import render
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import NOTE_TEXT
from tests.fixtures.briefings import (
    LABELS,
    block,
    content_of,
    drawn,
    lead,
    note,
    pdf,
    plain,
    read,
    text_of,
    topic,
)
from tests.fixtures.pages import OPTIONS, unusual

TOKEN = re.compile(r"[bhn]\d+x\d+")
FILLER = ("verifiable", "dismantlement", "of", "all", "Ministers", "realignment")
SETUPS = st.builds(
    PageSetup,
    paper=st.sampled_from(Paper),
    notes=st.sampled_from(NotePlacement),
    contents=st.sampled_from(Contents),
    large_print=st.booleans(),
    two_sided=st.booleans(),
    watermark=st.sampled_from(["", "DRAFT"]),
    greyscale=st.booleans(),
    justified=st.booleans(),
    hyphenated=st.booleans(),
)
KINDS = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def words(name, count):
    """A text whose every other word is one of its own, at both ends, too: "b3x0 of b3x1 …".

    A line of a word in between alone is known to be of the same text by that.
    """
    between = (f"{FILLER[n % len(FILLER)]} {name}x{n}" for n in range(1, count))
    return " ".join((f"{name}x0", *between))


@dataclass(frozen=True)
class Passage:
    """A noted passage: from which of the block's words, how long, and how long its note."""

    letter: str
    word: int
    characters: int
    note: int


@dataclass(frozen=True)
class Paragraph:
    kind: BlockKind
    words: int
    passages: list[Passage]


PASSAGES = st.builds(
    Passage,
    letter=st.sampled_from("KCNQA"),
    word=st.integers(0, 138),
    characters=st.integers(1, 60),
    note=st.sampled_from([1, 10, 75, 350]),
)
PARAGRAPHS = st.builds(
    Paragraph,
    kind=st.sampled_from(KINDS),
    words=st.integers(1, 70),
    passages=st.one_of(st.just([]), st.lists(PASSAGES, max_size=3)),
)
DOCUMENTS = st.lists(
    st.tuples(st.integers(1, 3), st.lists(PARAGRAPHS, max_size=4)), min_size=1, max_size=4
)


def made_of(document):
    """Return the briefing with these topics of a level and their paragraphs."""
    sections, notes, number = [], [], 0
    for name, (level, paragraphs) in enumerate(document, start=1):
        blocks = []
        for item in paragraphs:
            number += 1
            text = words(f"b{number}", item.words)
            starts = [match.start() for match in re.finditer(r"\S+", text)]
            marks = []
            for passage in item.passages:
                start = starts[passage.word % len(starts)]
                stop = text.find(" ", start + passage.characters)
                own = note(len(notes) + 1, words(f"n{len(notes) + 1}", passage.note))
                notes.append(own)
                marks.append(
                    Highlight(
                        str(own.number), LABELS[passage.letter], start,
                        len(text) if stop < 0 else stop, opens=True, closes=True, note=own.number,
                    )
                )  # fmt: skip
            made = block(text, kind=item.kind, citation=f"§1 ¶{number}")
            blocks.append(replace(made, highlights=tuple(marks)))
        sections.append(topic(str(name), f"h{name}x0", *blocks, level=level))
    return content_of(*sections, notes=tuple(notes))


def placed_tokens(page, grid):
    """Where a page's own words stand, in layout points: (token, x, y), in reading order.

    What a note quotes of its passage begins with q.
    """
    gap = grid.height - float(page.mediabox.height)
    return [
        (f"q{token}" if is_quoted(token, word) else token, word.x, word.y + gap)
        for word in drawn(page)
        for token in TOKEN.findall(word.text)
        if 60 < word.y + gap < grid.from_foot(775)
    ]


def lines_on(page, grid):
    """How far down the lines of each heading and paragraph stand on a page, by their names.

    What holds none of their own words belongs to what was read before, or at the top comes next.
    """
    gap = grid.height - float(page.mediabox.height)
    lines, name, size, waiting = defaultdict(set), "", 0.0, []
    for word in drawn(page):
        names = [token.partition("x")[0] for token in TOKEN.findall(word.text)]
        place = round(word.y + gap, 1)
        if word.size <= NOTE_TEXT.size:
            continue
        if names:
            lines[names[0]] |= {y for y, of in waiting if of == word.size}
            name, size, waiting = names[-1], word.size, []
            for one in names:
                lines[one].add(place)
        elif name and word.size == size:
            lines[name].add(place)
        elif not name:
            waiting.append((place, word.size))
    return lines


def is_quoted(token, word):
    return token[0] == "b" and word.size == NOTE_TEXT.size


def expected(content):
    body, noted = [], {}
    for section in content.sections:
        for item in section.blocks:
            body += TOKEN.findall(item.text)
    for item in content.notes:
        noted[item.number] = TOKEN.findall(item.text)
    return body, noted


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(SETUPS, DOCUMENTS)
def test_every_option_keeps_the_text_its_order_and_its_notes(setup, document):
    content = made_of(document)
    placed = setup
    if setup.large_print and setup.notes is NotePlacement.MARGIN:
        placed = replace(setup, notes=NotePlacement.FOOTNOTES)
    grid = Grid.of(placed, has_notes=bool(content.notes))
    pages = read(pdf(content, **asdict(setup))).pages
    per_page = [placed_tokens(page, grid) for page in pages]
    shown = [token for page in per_page for token, _, _ in page]
    body, noted = expected(content)
    assert [token for token in shown if token[0] == "b"] == body
    for number, tokens in noted.items():
        assert [token for token in shown if re.match(rf"n{number}x", token)] == tokens
    for page in per_page:
        check_page(page, grid, placed)
    check_breaks([lines_on(page, grid) for page in pages], content)


def check_page(page, grid, setup):
    for _, x, y in page:
        assert grid.number_x - 0.1 <= x <= grid.right
        assert y <= grid.last_baseline + 0.1
    text = [y for token, _, y in page if token[0] == "b"]
    notes = [(x, y) for token, x, y in page if token[0] == "n"]
    beside = []
    if setup.notes is NotePlacement.MARGIN:
        beside = [y for x, y in notes if x >= grid.notes_x - 0.1]
        notes = [(x, y) for x, y in notes if x == pytest.approx(grid.text_x + 14, abs=4)]
        assert all(x < grid.text_right for token, x, _ in page if token[0] == "b")
    if notes:
        assert min(y for _, y in notes) >= max([*text, *beside, 0]) + 12
    for ys in (beside, [y for _, y in notes]):
        lines = sorted({round(y, 1) for y in ys})
        assert all(later - earlier >= 10.4 for earlier, later in pairwise(lines))


def check_breaks(per_page, content):
    """No heading is parted from its text; no paragraph leaves or takes one line alone."""
    lines = defaultdict(dict)
    for number, page in enumerate(per_page):
        for name, found in page.items():
            if name[0] in "bh":
                lines[name][number] = found
    for name, found in lines.items():
        if name[0] == "b" and len(found) > 1:
            assert min(len(ys) for ys in found.values()) >= 2, name
    for number, section in enumerate(content.sections, start=1):
        if section.blocks:
            first = TOKEN.search(section.blocks[0].text).group().partition("x")[0]
            headed = max(lines[f"h{number}"])
            assert headed == min(lines[first])


@pytest.mark.parametrize("placement", list(NotePlacement))
def test_five_hundred_notes_on_one_page_are_all_told(placement):
    made = block(" ".join("a" for _ in range(500)))
    marks = tuple(
        Highlight(str(n), LABELS["K"], 2 * n - 2, 2 * n - 1, opens=True, closes=True, note=n)
        for n in range(1, 501)
    )
    crowded = replace(made, highlights=marks)
    notes = tuple(note(n, f"n{n}x0 is one of many.") for n in range(1, 501))
    after = [block(f"b{n}x0 goes on.", citation="") for n in range(30)]
    content = content_of(topic("1", "T", crowded, *after), notes=notes)
    shown = TOKEN.findall(text_of(pdf(content, notes=placement)))
    told = [int(token[1:-2]) for token in shown if token[0] == "n"]
    assert sorted(told) == list(range(1, 501))
    assert [token for token in shown if token[0] == "b"] == [f"b{n}x0" for n in range(30)]


def test_passages_that_start_together_have_a_tab_for_each_label():
    marks = tuple(
        Highlight(str(n), LABELS["KCNQA"[n % 5]], 3, 9, opens=True, closes=True, note=n)
        for n in range(1, 401)
    )
    crowded = replace(block("He agreed at once."), highlights=marks)
    notes = tuple(note(n, f"n{n}x0 is one of many.", "KCNQA"[n % 5]) for n in range(1, 401))
    pages = read(pdf(content_of(topic("1", "T", crowded), notes=notes))).pages
    page = next(page for page in pages if any(word.text == "He" for word in drawn(page)))
    grid = Grid.of(PageSetup())
    (line,) = {word.y for word in drawn(page) if word.text == "He"}
    tabs = [word for word in drawn(page) if word.size == 6.8 and abs(word.y - line) < 5]
    tabs = [word for word in tabs if word.x < grid.text_x]
    assert sorted(word.text for word in tabs) == sorted("KCNQA")
    assert all(word.x > 20 for word in tabs)


def test_a_footnote_longer_than_a_page_says_that_it_goes_on():
    text = "He agreed at once."
    long = note(1, words("n1", 900))
    content = content_of(topic("1", "T", block(text, ("agreed", "K", 1))), notes=(long,))
    pages = read(pdf(content, notes=NotePlacement.FOOTNOTES)).pages
    assert len(pages) > 2
    shown = [plain(page.extract_text()) for page in pages]
    assert all("continues on the next page" in page for page in shown[:-2])
    assert all("Key point" in page and "continued" in page for page in shown[1:-1])


def test_a_footnote_stands_on_the_page_of_its_passage_and_text_fills_the_rest():
    filler = [block(words(f"b{n}", 40), citation="") for n in range(8)]
    noted = block("He agreed at once.", ("agreed", "K", 1))
    content = content_of(topic("1", "T", noted, *filler), notes=(note(1, "A note."),))
    first, *_ = read(pdf(content, notes=NotePlacement.FOOTNOTES)).pages
    ys = [word.y for word in drawn(first) if word.text.startswith("A note")]
    assert ys == [pytest.approx(Grid.of(PageSetup()).last_baseline, abs=0.01)]
    text = [word.y for word in drawn(first) if TOKEN.search(word.text)]
    assert ys[0] - max(text) < 26 + 3 * 14


def test_endnotes_follow_the_text_each_with_its_citation():
    content = content_of(
        topic("1", "T", block("He agreed.", ("agreed", "K", 1)), block("The end.")),
        notes=(note(1, "A note."),),
    )
    shown = text_of(pdf(content, notes=NotePlacement.ENDNOTES))
    assert re.search(r"The end\. .*Notes .*1 .*Key point .*A note\. .*§1 ¶1", shown)


def test_large_print_is_larger_in_new_lines():
    content = content_of(topic("1", "T", block(words("b1", 60))))
    (usual,), (large, *others) = (
        read(pdf(content, large_print=flag)).pages for flag in (False, True)
    )
    assert large.get_contents().get_data().startswith(b"1.8 0 0 1.8 0.00 0 cm")
    assert float(large.mediabox.width) == pytest.approx(float(usual.mediabox.width))

    def lines(page):
        return len({round(word.y) for word in drawn(page) if TOKEN.search(word.text)})

    assert sum(map(lines, (large, *others))) > lines(usual)


def test_two_sided_pages_are_wider_at_the_binding():
    content = content_of(topic("1", "T", *(block(words(f"b{n}", 60)) for n in range(20))))
    pages = read(pdf(content, two_sided=True)).pages
    shifts = [page.get_contents().get_data().split(b"\n")[0] for page in pages[:3]]
    assert shifts == [b"1 0 0 1 14.17 0 cm", b"1 0 0 1 -14.17 0 cm", b"1 0 0 1 14.17 0 cm"]


def test_a_watermark_is_behind_everything_on_every_page():
    content = content_of(topic("1", "T", *(block(words(f"b{n}", 60)) for n in range(20))))
    for page in read(pdf(content, watermark="DRAFT")).pages:
        words_ = [word.text for word in drawn(page)]
        assert words_[0] == "DRAFT"
        assert words_.count("DRAFT") == 1
        assert page.get_contents().get_data().startswith(b"/Artifact")


def test_a_watermark_that_no_font_can_draw_is_said():
    with pytest.raises(ExportError, match="U\\+1F44D"):
        pdf(content_of(), watermark="👍")


@pytest.mark.parametrize("text", ["x" * 41, "two\nlines"])
def test_a_watermark_is_one_short_line(text):
    with pytest.raises(ValueError, match="watermark is one line"):
        PageSetup(watermark=text)


def test_greyscale_keeps_luminance_and_no_colour():
    marks = [("agreed", "K"), ("at once", "C")]
    content = content_of(topic("1", "T", block("He agreed at once.", *marks)))
    stream = read(pdf(content, greyscale=True)).pages[0].get_contents().get_data().decode("latin-1")
    assert not re.search(r"^(2 Tr )?[\d.]+ [\d.]+ [\d.]+ (rg|RG)", stream, re.MULTILINE)
    levels = {float(level) for level in re.findall(r"^([\d.]+) g\b", stream, re.MULTILINE)}
    solid = luminance(channels(LABELS["C"].colour))
    assert any(luminance((level,) * 3) == pytest.approx(solid, abs=0.002) for level in levels)


def plain_codes(line):
    return re.sub(r"\)-?\d+\(|\0", "", line)


def test_justified_lines_have_wider_spaces_except_for_the_last():
    text = " ".join(f"{n} words were said" for n in range(1000, 1030))
    page = read(pdf(content_of(topic("1", "T", block(text))), justified=True)).pages[0]
    stream = page.get_contents().get_data().decode("latin-1")
    lines = [line for line in stream.split("\n") if line.endswith((" Tj", " TJ"))]
    lines = [line for line in lines if re.search("100|were", plain_codes(line))]
    spaces = [re.findall(r"\0 \)(-?\d+)\(", line) for line in lines]
    *full, last = spaces
    assert len(full) > 5
    assert all(full)
    assert all(len(set(line)) == 1 for line in full)
    assert max(abs(int(line[0])) for line in full) <= 600
    assert not last


def test_hyphenated_words_are_read_whole():
    text = "complete verifiable and irreversible dismantlement " * 12
    content = content_of(topic("1", "T", block(plain(text))))
    shown = text_of(pdf(content, hyphenated=True))
    assert "\xad" in shown
    body = shown.replace("\xad ", "").replace("\xad", "")
    assert plain(text) in body


def test_names_and_other_languages_are_not_hyphenated():
    text = plain("Seoul Mattis Hokkaido Onodera " * 20)
    made = pdf(content_of(topic("1", "T", block(text))), hyphenated=True)
    assert "\xad" not in text_of(made)
    other = content_of(
        topic("1", "T", block(plain("verifiable dismantlement " * 20))), language="ja"
    )
    assert "\xad" not in text_of(pdf(other, hyphenated=True))


@pytest.mark.parametrize(
    ("contents", "topics", "listed"),
    [("auto", 2, False), ("auto", 3, True), ("on", 1, True), ("off", 5, False)],
)
def test_contents_are_on_off_or_from_three_topics(contents, topics, listed):
    content = content_of(*(topic(str(n), f"Topic {n}", block("Text.")) for n in range(topics)))
    assert ("Contents" in text_of(pdf(content, contents=Contents(contents)))) is listed


def test_b5_is_that_of_japan():
    page = read(pdf(content_of(lead(block("Text."))), Paper.B5)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(182 / 25.4 * 72, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(257 / 25.4 * 72, abs=0.01)
    assert Paper.named("b5") is Paper.named("JIS B5") is Paper.B5


@pytest.mark.parametrize("name", OPTIONS)
def test_no_page_option_is_without_effect(name):
    text = "The representatives reaffirmed internationally acknowledged responsibilities. " * 8
    marked = block(text, ("representatives", "K", 1))
    topics = (topic(str(number), f"Topic {number}", marked) for number in (1, 2, 3))
    content = content_of(*topics, notes=(note(1, "A note."),))
    setups = (PageSetup(), unusual(name))
    usual, changed = (render(content, ExportOptions(setup), lambda _done: None) for setup in setups)
    assert usual != changed
