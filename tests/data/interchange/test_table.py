"""A table opens in a spreadsheet as what it is, and computes nothing there."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.annotation import Visibility
from data.interchange import annotation_table
from data.text.tags import of_line
from tests.fixtures.documents import LABELS, annotate, note_on_document, shipped_document

DOCUMENT = shipped_document()


def rows(*items, document=DOCUMENT):
    content = annotation_table.dumps(document, items, LABELS)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_says_all_of_an_annotation(document):
    item = annotate(
        document, "Senkaku Islands", note="Ask, “again”\nand again", tags=("sea", "law"),
        visibility=Visibility.BRIEFING, author="M. Sato",
    )  # fmt: skip
    (row,) = rows(item, document=document)
    assert row["citation"] == item.anchor.citation
    assert row["label"] == "Key point"
    assert row["quote"] == "Senkaku Islands"
    assert row["note"] == "Ask, “again”\nand again"
    assert (row["tags"], row["visibility"], row["author"]) == ("sea, law", "briefing", "M. Sato")
    assert row["document"] == document.title
    assert (row["id"], row["created"]) == (item.id, "2026-03-02T09:30:00+00:00")


def test_a_note_on_the_whole_document_says_so(document):
    (row,) = rows(note_on_document(document, "All"))
    assert (row["citation"], row["quote"], row["note"]) == ("whole document", "", "All")


def test_without_annotations_there_is_the_head_alone(document):
    lines = annotation_table.dumps(document, (), LABELS).decode("utf-8-sig").split("\r\n")
    head = "citation,label,quote,note,tags,visibility,author,created,modified,document,id"
    assert lines == [head, ""]


def test_the_same_is_the_same_bytes(document):
    items = (annotate(document, "China"),)
    assert annotation_table.dumps(document, items, LABELS) == annotation_table.dumps(
        document, items, LABELS
    )


@pytest.mark.parametrize("sign", [*"=+-@|%\t\r\n＝＋－＠｜％﹦﹢﹣﹫﹪−"])
@pytest.mark.parametrize("before", ["", " ", "   ", "\u3000", "\xa0", "\ufeff", "\u200b", "\u2003"])
def test_a_cell_that_would_compute_gets_an_apostrophe(document, before, sign):
    said = f"{before}{sign}cmd|' /C calc'!A0"
    (row,) = rows(note_on_document(document, said, author=said))
    if before and sign in "\t\r\n":
        sign = "c"
    assert row["note"] == (said if sign == "c" else f"'{said}")
    assert row["author"] == row["note"]


def test_every_cell_is_looked_at(document):
    labels = [replace(label, name=f"={label.name}") for label in LABELS]
    evil = replace(document, title="=title")
    item = replace(
        annotate(document, "China", tags=("=tag",), author="=author", note="=note"), id="=id"
    )
    item = replace(item, anchor=replace(item.anchor, citation="=citation", exact="=hina"))
    content = annotation_table.dumps(evil, [item], labels).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert {name for name, cell in row.items() if cell.startswith("'=")} == {
        "citation", "label", "quote", "note", "tags", "author", "document", "id",
    }  # fmt: skip


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_any_note_is_one_cell_and_is_read_back(note):
    (row,) = rows(note_on_document(DOCUMENT, note))
    assert row["note"] in {note, f"'{note}"}


def test_half_a_surrogate_pair_spoils_no_table(document):
    (row,) = rows(note_on_document(document, "x\ud800y"))
    assert row["note"] == "x?y"


def test_tags_with_commas_can_be_told_apart(document):
    tags = ("Defense, Trade", 'said "no"', "law")
    (row,) = rows(annotate(document, "Senkaku Islands", tags=tags), document=document)
    assert of_line(row["tags"]) == tags
