"""The tables of a handout as CSV, and which tables those are."""

import csv
import io
from dataclasses import replace

import pytest

from data.annotation import no_label
from data.briefing.content import ContentSource, Entry, Part, PartKind, Table
from data.document import BlockKind
from data.errors import ExportError
from exporters.options import ExportOptions
from exporters.spreadsheet.csv_file import render, texts
from tests.fixtures.briefings import HASH, LABELS, block, content_of, lead, note, topic

HEAD = [
    "No.", "Label", "Words of the source", "Note", "Citation", "Page", "Document", "Author",
    "Date", "Tags", "Portion mark",
]  # fmt: skip


def file_of(*sections, **fields):
    return render(content_of(*sections, **fields), ExportOptions(), lambda _done: None)


def tables(*sections, **fields):
    """The tables of the file, each a list of rows."""
    file = file_of(*sections, **fields)
    assert file.startswith(b"\xef\xbb\xbf")
    found = [[]]
    for row in csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")):
        if row:
            found[-1].append(row)
        else:
            found.append([])
    return found


def rows(*sections, **fields):
    (head, *found), _frame = tables(*sections, **fields)
    assert head == HEAD
    return [dict(zip(HEAD, row, strict=True)) for row in found]


def said(row, *names):
    return tuple(row[name] for name in names)


def test_passages_and_notes_stand_in_reading_order_with_all_that_is_known():
    noted = replace(
        note(1, "Ask when.\nAnd where."), author="M. Sato", tags=("law", "a, b"), page=4
    )
    found = rows(
        lead(block("The lead.", ("lead", "C"), citation="¶1")),
        topic("1", "T", block("They agreed.", ("agreed", "K", 1), portion="(U)"), notes=(2,)),
        notes=(noted, note(2, "On the topic.", "Q"), note(3, "On all."), note(4, "Loose.")),
        document_notes=(3,),
    )
    assert [said(row, "No.", "Words of the source", "Note") for row in found] == [
        ("1", "", "On all."), ("2", "lead", ""), ("3", "", "On the topic."),
        ("4", "agreed", "Ask when.\nAnd where."), ("5", "", "Loose."),
    ]  # fmt: skip
    assert said(found[1], "Label", "Citation", "Author", "Date") == ("Commitment", "¶1", "", "")
    names = "Label", "Citation", "Page", "Author", "Date", "Tags", "Portion mark"
    assert said(found[3], *names) == (
        "Key point", "§1 ¶1", "4", "M. Sato", "2018-09-05", 'law, "a, b"', "(U)",
    )  # fmt: skip
    assert found[3]["Document"] == "Defense Ministerial Meeting · Japan Defense Focus No. 102"


def test_a_passage_over_several_blocks_is_one_row():
    first = block("One two.", ("two.", "K"))
    opening = replace(first.highlights[0], annotation_id="a", closes=False)
    closing = replace(opening, start=0, end=5, opens=False, closes=True)
    (row,) = rows(
        topic("1", "T", replace(first, highlights=(opening,)),
              block("Three four.", citation="§1 ¶2", kind=BlockKind.QUOTATION),
              replace(block("Three four."), highlights=(closing,)))
    )  # fmt: skip
    assert said(row, "Words of the source", "Citation") == ("two.\nThree", "§1 ¶1")


def test_the_document_that_a_citation_names_is_told_whatever_its_form():
    cited = ("G7, Hiroshima, para. 34 [+2]", "Treaty, Article 5(2)", "設置法, 第二条第１項",
             "Minutes, §3 “Croke Park, Inc.” ¶1", "JDF No. 102, Lead")  # fmt: skip
    entries = tuple(Entry("Said.", quoted=True, citation=citation) for citation in cited)
    named = [said(row, "Document") for row in rows(parts=(Part(PartKind.POINTS, "", entries),))]
    assert named == [("G7, Hiroshima",), ("Treaty",), ("設置法",), ("Minutes",), ("JDF No. 102",)]


def test_points_stand_with_what_they_rest_on():
    entries = (
        Entry("and so do we.", lead_in="They agree", evidence="We agree.", portion="(S)",
              citation="JDF No. 102, §1 ¶1", page=2, label=LABELS["C"], aside="Commitment"),
        Entry("Quoted.", quoted=True, lead_in="Open:", aside="Use if asked", citation="§2 ¶1"),
    )  # fmt: skip
    first, second = rows(
        parts=(
            Part(PartKind.POINTS, "Points", entries),
            Part(PartKind.SOURCE, "Source", (Entry("SHA"),)),
        )
    )
    names = "Label", "Words of the source", "Note", "Page", "Document", "Portion mark"
    assert said(first, *names) == (
        "Commitment", "We agree.", "They agree and so do we.", "2", "JDF No. 102", "(S)",
    )  # fmt: skip
    assert said(second, *names[:3]) == ("Use if asked", "Quoted.", "Open:")


def test_an_annotation_without_a_label_has_none():
    made = block("They agreed.", ("agreed", "K", 1))
    made = replace(made, highlights=(replace(made.highlights[0], label=no_label()),))
    (row,) = rows(topic("1", "T", made), notes=(replace(note(1, "A."), label=no_label()),))
    assert row["Label"] == ""


def test_tables_of_the_briefing_are_written_instead_one_after_the_other():
    table = Table(("Who", "What"), (("Japan", "=1+1"), ("U.S.", "a\nb")))
    parts = [Part(PartKind.TABLE, title, (), table=table) for title in ("One", "Two")]
    first, second, frame = tables(topic("1", "T", block("A.", ("A", "K"))), parts=tuple(parts))
    assert first == second == [["Who", "What"], ["Japan", "'=1+1"], ["U.S.", "a\nb"]]
    assert frame[0] == ["Annotated handout", "Defense Ministerial Meeting"]


def test_a_table_and_points_beside_it_are_both_written():
    table = Part(PartKind.TABLE, "One", (), table=Table(("Who", "What"), (("Japan", "agreed"),)))
    points = Part(PartKind.POINTS, "Points", (Entry("Say this.", evidence="we agreed"),))
    first, second, _frame = tables(parts=(table, points))
    assert first == [["Who", "What"], ["Japan", "agreed"]]
    assert second[0] == HEAD
    assert second[1][2:4] == ["we agreed", "Say this."]


def test_a_table_in_a_text_is_written_before_its_passages():
    table = Part(PartKind.TABLE, "One", (), table=Table(("Who",), (("Japan",),)))
    section = replace(topic("1", "T", block("A.", ("A", "K"))), own_table=table)
    first, second, _frame = tables(section)
    assert first == [["Who"], ["Japan"]]
    assert second[1][1:3] == ["Key point", "A"]
    alone = replace(topic("1", "T"), own_table=table)
    assert tables(alone)[0] == first


def test_the_frame_says_title_marking_details_and_sources():
    *_, frame = tables(topic("1", "T", block("A.", ("A", "K"))), distribution=("PS", "Desk"))
    assert dict(frame) == {
        "Annotated handout": "Defense Ministerial Meeting",
        "Marking": "INTERNAL",
        "Copy": "3 of 12",
        "Meeting": "29 June 2018",
        "Distribution": "PS\nDesk",
        "Source": "Defense Ministerial Meeting · Japan Defense Focus No. 102",
        "SHA-256": HASH,
    }
    several = tuple(ContentSource(name, name * 64) for name in "ab")
    *_, frame = tables(
        topic("1", "T", block("A.", ("A", "K"))), sources=several, source_sha256="", marking=""
    )
    assert frame[-4:] == [
        ["Source", "a"],
        ["SHA-256", "a" * 64],
        ["Source", "b"],
        ["SHA-256", "b" * 64],
    ]
    assert "Marking" not in dict(frame)


def test_where_there_is_nothing_for_a_table_that_is_said():
    with pytest.raises(ExportError, match="no table, point, marked passage or note") as caught:
        file_of(topic("1", "T", block("Text.")))
    assert "\n" not in str(caught.value)


def test_the_look_for_private_notes_is_told_all():
    file = file_of(topic("1", "T", block('They "agreed".', ('"agreed"', "K"))))
    assert "agreed" in "".join(texts(file))
    with pytest.raises(UnicodeDecodeError):
        list(texts(b"\xff\xfe"))
