"""A handout as Markdown, read back by a parser that is not ours."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exporters
from data.annotation import no_label
from data.briefing.content import (
    ContentBlock,
    ContentSource,
    Detail,
    Entry,
    Highlight,
    Letterhead,
    Part,
    PartKind,
    Table,
)
from data.document import BlockKind, Span, SpanKind
from exporters.markdown.markdown_file import render, texts
from exporters.options import ExportOptions
from tests.fixtures.briefings import HASH, LABELS, block, content_of, lead, note, topic
from tests.fixtures.markdown_pages import passages, reader

ITEM, ROW, FOOTNOTE = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE


def file_of(*sections, **fields):
    return render(content_of(*sections, **fields), ExportOptions(), lambda _done: None).decode()


def found(*sections, **fields):
    return passages(file_of(*sections, **fields))


def with_words(words, *sections, **fields):
    (one,) = [run for run in found(*sections, **fields) if run.words.strip() == words]
    return one


def raised(text, mark):
    start = text.index(mark)
    return Span(SpanKind.SUPERSCRIPT, start, start + len(mark))


WORDS = st.text(
    st.sampled_from("ab 1*_`[]|\\<&「」。漢ก\u0301!~#-"), min_size=1, max_size=30
).filter(lambda text: text.strip() == text)


@st.composite
def quoted_blocks(draw):
    """A block with any spans and passages, which may cross each other."""
    text = draw(WORDS)
    ranges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda pair: pair[0] < pair[1]
    )
    kinds = st.sampled_from([SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.SUPERSCRIPT])
    spans = [Span(draw(kinds), *pair) for pair in draw(st.lists(ranges, max_size=3))]
    spans += [
        Span(SpanKind.LINK, *pair, "https://a.b/") for pair in draw(st.lists(ranges, max_size=1))
    ]
    labels = st.sampled_from([*LABELS.values(), no_label(), replace(LABELS["K"], letter="|")])
    highlights = [
        Highlight(str(number), draw(labels), *pair, opens=True, closes=True, note=draw(
            st.sampled_from([None, 1])
        ))
        for number, pair in enumerate(draw(st.lists(ranges, max_size=3)))
    ]  # fmt: skip
    kind = draw(st.sampled_from([k for k in BlockKind if k is not ROW]))
    marker = draw(st.sampled_from(["", "1.", "2)", "•", "(a)", "#"]))
    return ContentBlock(
        kind, text, "§1 ¶1", 1, marker, tuple(spans), tuple(highlights),
        portion=draw(st.sampled_from(["", "(U)"])),
    )  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(quoted_blocks())
def test_every_quotation_is_the_source_s_letter_by_letter(quoted):
    runs = found(topic("9", "Topic", quoted), notes=(note(1, "Note."),))
    after = runs[[run.words for run in runs].index("9 Topic") + 1]
    marker = quoted.marker
    if quoted.kind is ITEM and marker in {"1.", "2)", "•", "#"}:
        marker = ""
    said = after.words.strip() if quoted.portion or marker else after.words.removesuffix(" ")
    assert said == f"{marker} {quoted.text}".strip()
    letters = "".join(after.code)
    for item in quoted.highlights:
        letter = "" if item.label.is_none else item.label.letter.replace("|", "｜")
        assert f"[{letter}:" in letters
        assert f":{letter}]" in letters
    assert set(after.calls) == {"note-1" for item in quoted.highlights if item.note}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_every_cell_of_a_table_is_itself(rows):
    table = Table(tuple("abcd"), tuple(tuple([*row, *"...."][:4]) for row in rows))
    text = file_of(parts=(Part(PartKind.TABLE, "Commitments", (), table=table),))
    cells = [run for run in passages(text) if run.around[-1] in {"th", "td"}]
    assert [run.words for run in cells] == [*"abcd", *(cell for row in table.rows for cell in row)]
    assert all("table" in run.around for run in cells)


def test_rows_of_the_source_are_a_table_with_their_citations():
    rows = (
        block("Item\tCost", kind=ROW, level=1, citation=""),
        block("Radar | new\t5 *", ("Radar", "K"), kind=ROW, citation="§1 ¶2"),
    )
    cells = [run for run in found(topic("1", "T", *rows)) if "table" in run.around]
    assert [(run.around[-1], run.words) for run in cells] == [
        ("th", "Item"), ("th", "Cost"), ("th", ""),
        ("td", "Radar | new"), ("td", "5 *"), ("td", "§1 ¶2"),
    ]  # fmt: skip
    assert cells[3].code == ("[K:", ":K]")


def test_the_page_says_everything_in_reading_order():
    text = file_of(
        lead(block("The lead.", citation="¶1")),
        topic("1", "North Korea", block("They agreed on it.", ("agreed", "K", 1)), notes=(2,)),
        notes=(note(1, "Ask when."), note(2, "On the topic."), note(3, "Of all.", "C")),
        document_notes=(3,),
        letterhead=Letterhead("Ministry", ("1 Road",)),
        distribution=("The Minister",),
        details=((Detail("Meeting", ("29 June 2018",)), Detail("Present", ("A", "B"))),),
    )
    order = [
        "**INTERNAL**\n", "Copy 3 of 12", "Ministry", "1 Road", "Annotated handout",
        "# Defense Ministerial Meeting[^note-3]", "- **Meeting** 29 June 2018", "  - B",
        "[^note-3]: **Commitment** `C`", "The lead. `Lead`", "## 1 North Korea[^note-2]",
        "They `[K:`agreed`:K]`[^note-1] on it. `§1 ¶1`", "[^note-2]: ", "On the topic.",
        "[^note-1]: ", "Ask when.", "## Labels", "`[K: … :K]` **Key point** What the reader",
        "- The Minister", "## Source", f"`SHA-256 {HASH}`", "\n**INTERNAL**\n",
    ]  # fmt: skip
    at = 0
    for words in order:
        assert words in text[at:], words
        at = text.index(words, at) + len(words)
    assert at == len(text)


def test_notes_name_their_author_day_and_label_and_keep_their_lines():
    said = replace(
        note(1, "First.\n\n*Second*."), author="M. Sato", tags=("law",), page=4,
        modified=datetime(2018, 9, 5, tzinfo=UTC),
    )  # fmt: skip
    text = file_of(topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(said,))
    (run,) = [run for run in passages(text) if "First." in run.words]
    head, *lines = run.words.split("\n")
    assert head.split(" · ")[1:] == ["M. Sato", "2018-09-05", "law "]
    assert head.startswith("Key point")
    assert run.code == ("K", "§1 ¶1, p.\xa04".replace("\xa0", " "))
    assert lines == ["First.", "*Second*."]


@pytest.mark.parametrize("words", ["Ibid.", '"Ibid."', "(Ibid.)", "[x]"])
def test_no_note_is_lost_on_readers_without_footnotes(words):
    noted = block("Text1.", ("Text", "K", 1), spans=(raised("Text1.", "1"),))
    own = block(words, kind=FOOTNOTE, marker="1", citation="")
    text = file_of(topic("1", "T", noted, own), notes=(note(1, words),))
    shown = " ".join(run.words for run in passages(text, footnotes=False))
    assert "[^1]: " in shown
    assert "[^note-1]: " in shown
    assert shown.count(words) == 2


def test_a_mark_of_the_source_calls_its_footnote():
    calls = block(
        "A treaty1 and another2.",
        spans=(raised("A treaty1", "1"), raised("A treaty1 and another2", "2")),
    )
    own = block("Of 2005.", kind=FOOTNOTE, marker="1.", citation="§1 ¶2")
    other = block("Never called.", kind=FOOTNOTE, marker="3", citation="§1 ¶3")
    runs = found(topic("1", "T", calls, own, other))
    (called,) = [run for run in runs if run.calls]
    assert (called.words.rstrip(), called.calls) == ("A treaty and another2.", ("1",))
    written = next(run for run in runs if run.words.strip().endswith("Of 2005."))
    assert written.code == ("Footnote 1 of the source", "§1 ¶2")
    assert any(run.words == "3 Never called. " for run in runs)


def test_a_footnote_of_one_document_is_not_called_by_another():
    calls = block("A treaty1.", spans=(raised("A treaty1", "1"),))
    own = block("Of 2005.", kind=FOOTNOTE, marker="1")
    sections = topic("1", "T", calls), topic("2", "U", own)
    assert [run.calls for run in found(*sections) if run.calls] == [("1",)]
    several = (ContentSource("A", "1" * 64), ContentSource("B", "2" * 64))
    runs = found(*sections, sources=several, source="2 documents", source_sha256="")
    assert not [run for run in runs if run.calls]
    assert any(run.words.startswith("1 Of 2005.") for run in runs)
    assert [run.code for run in runs][-3:-1] == [(f"SHA-256 {n * 64}",) for n in "12"]


def test_a_mark_that_a_passage_cuts_stays_in_the_text():
    calls = block("A treaty12.", ("treaty1", "K"), spans=(raised("A treaty12.", "12"),))
    own = block("Of 2005.", kind=FOOTNOTE, marker="12")
    runs = found(topic("1", "T", calls, own))
    assert not [run for run in runs if run.calls]
    assert any(run.words == "12 Of 2005. " for run in runs)


def test_lists_keep_numbers_markers_and_depth():
    def item(marker, text, level=1):
        return block(text, kind=ITEM, marker=marker, level=level, citation="")

    text = file_of(
        topic("1", "T", item("3.", "three"), item("(a)", "a", 2), item("•", "dot", 3),
              item("4.", "four"), item("7.", "seven"), item("•", "bullet")),
        topic("2", "U", item("1)", "one"), item("2)", "two"), item("007.", "bond")),
    )  # fmt: skip
    shown = [line for line in text.splitlines() if line.lstrip()[:1] in {*"-0123456789"}]
    assert [line for line in shown if "**" not in line and "`" not in line] == [
        "3. three", "   - (a\\) a", "     - dot", "4. four", "- 7\\. seven", "- bullet",
        "1) one", "2) two", "- 007\\. bond",
    ]  # fmt: skip
    deepest = next(run for run in passages(text) if run.words == "dot")
    assert [tag for tag in deepest.around if tag in {"ol", "ul"}] == ["ol", "ul", "ul"]


def test_two_lists_that_follow_each_other_stay_two():
    items = [block(text, kind=ITEM, marker="1.", level=1, citation="") for text in ("a", "b")]
    text = file_of(lead(items[0]), lead(items[1]))
    assert [t.type for t in reader().parse(text)].count("ordered_list_open") == 2


def test_the_author_s_words_are_told_from_the_source_s():
    own = block("We doubt it.", own=True, portion="(C)", citation="")
    quoted = block("They agreed.", citation="§1 ¶1")
    assert with_words("We doubt it.", topic("1", "T", own)).code == ("(C)", "Words of the analyst")
    assert with_words("They agreed.", topic("1", "T", quoted)).code == ("§1 ¶1",)


def test_points_stand_in_a_list_with_their_evidence_as_a_quotation():
    entries = (
        Entry("and so do we.", lead_in="They agree", evidence="* We agree. *", portion="(S)",
              citation="JDF No. 102, §1 ¶1", page=2, label=LABELS["C"], aside="Commitment"),
        Entry("A paragraph.\nAnd another.", is_point=False),
        Entry("Quoted.", quoted=True, citation="§2 ¶1"),
    )  # fmt: skip
    runs = found(parts=(Part(PartKind.POINTS, "Points", entries, number="2"),))
    runs = runs[[run.words for run in runs].index("2 Points") :]
    assert runs[0].around == ("h2",)
    assert (runs[1].around, runs[1].code) == (("ul", "li", "p"), ("(S)",))
    assert runs[1].words.strip() == "They agree and so do we."
    assert runs[1].styles == (("strong", "They agree"),)
    assert runs[2].around == ("ul", "li", "blockquote", "p")
    assert runs[2].words.rstrip() == "* We agree. *"
    assert runs[2].code == ("JDF No. 102, §1 ¶1, p. 2", "C Commitment")
    assert [(run.around, run.words) for run in runs[3:5]] == [
        (("p",), "A paragraph."), (("p",), "And another."),
    ]  # fmt: skip
    assert runs[5].around == ("ul", "li", "blockquote", "p")


def test_evidence_over_several_paragraphs_stays_several():
    entries = (Entry("Ours.", evidence="One.\n* Two.", citation="§1 ¶1"),)
    runs = found(parts=(Part(PartKind.POINTS, "Points", entries),))
    inside = [(run.words.rstrip(), run.code) for run in runs if "blockquote" in run.around]
    assert inside == [("One.", ()), ("* Two.", ("§1 ¶1",))]


def test_the_bottom_line_is_a_quotation_with_its_head():
    entries = (Entry("We gain.", citation="§1 ¶1"), Entry("When?", lead_in="Still open:"))
    runs = found(parts=(Part(PartKind.BOTTOM_LINE, "Bottom line", entries),))
    inside = [run.words.rstrip() for run in runs if run.around[:1] == ("blockquote",)]
    assert inside == ["Bottom line", "We gain.", "Still open: When?"]


def test_a_new_page_is_a_thematic_break():
    parts = (Part(PartKind.BACKGROUND, "More", (Entry("Text."),), breaks=True),)
    sections = (topic("1", "T", block("A.")), replace(topic("2", "U", block("B.")), breaks=True))
    tokens = [token.type for token in reader().parse(file_of(*sections, parts=parts))]
    assert tokens.count("hr") == 3  # one is between the author's page and the text


def test_headings_are_as_deep_as_the_topics_and_never_deeper_than_there_are():
    text = file_of(*(topic("", f"T{level}", level=level) for level in (1, 2, 3, 5, 9)))
    tags = {run.words: run.around[-1] for run in passages(text) if run.words.startswith("T")}
    assert tags == {"T1": "h2", "T2": "h3", "T3": "h4", "T5": "h6", "T9": "h6"}


def test_without_a_marking_nothing_stands_for_it():
    text = file_of(topic("1", "T", block("Text.")), marking="", copy="")
    assert text.startswith("Annotated handout\n")
    assert "Key point" not in text


def test_the_look_for_private_notes_reads_through_marks():
    sections = (topic("1", "T", block("They will give way on it.", ("give", "K", 1))),)
    told = list(texts(file_of(*sections, notes=(note(1, "1. *Not* so."),)).encode()))
    assert any("They will give way on it." in text for text in told)
    assert any("1. *Not* so." in text for text in told)
    assert any("§1 ¶1" in text for text in told)


def test_the_same_content_is_the_same_file():
    content = content_of(topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, "A."),))
    assert len({render(content, ExportOptions(), lambda _done: None) for _ in range(2)}) == 1


def test_sources_are_listed_once_whether_a_part_names_them_or_not():
    several = tuple(ContentSource(name, name * 64) for name in "ab")
    lines = [text for one in several for text in (one.line, f"SHA-256 {one.sha256}")]
    part = Part(PartKind.SOURCE, "Sources", tuple(map(Entry, lines)))
    fields = {"sources": several, "source": "2 documents", "source_sha256": ""}
    for parts in ((), (part,)):
        told = file_of(topic("1", "T", block("The text.")), parts=parts, **fields)
        assert [told.count(one.sha256) for one in several] == [1, 1]


def test_a_part_without_a_title_has_no_empty_heading():
    told = file_of(parts=(Part(PartKind.POINTS, "", (Entry("Said.", is_point=False),)),))
    assert "Said." in told
    assert [line for line in told.splitlines() if line.strip("# ") == "" and "#" in line] == []


def test_a_table_of_the_author_s_in_a_text_has_a_caption_and_a_head():
    table = Table(("Who", "What"), (("", "a | b"),))
    own = Part(PartKind.TABLE, "What was said", (), table=table)
    content = content_of(replace(topic("1", "T", block("The text.")), own_table=own))
    told = exporters.render(content, ExportOptions(format="md")).decode()
    assert "What was said `Words of the analyst`" in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert rows[0] == "| Who | What |"
    assert rows[2] == r"|  | a \| b |"
