"""A note comes and goes in the format that it is written in."""

import json
from dataclasses import replace

import pytest

from data.basis.note_format import NoteFormat
from data.interchange import annotation_table, web_annotation
from tests.fixtures.documents import LABELS, annotate, document_of
from tests.fixtures.exchange import as_file, hypothesis_row, quote, received

PAGE = document_of("Minutes\n\nThe ministers met on Monday.\n")
MARKDOWN, PLAIN = NoteFormat.MARKDOWN, NoteFormat.PLAIN


def entry(*bodies, **fields):
    return {"id": "urn:uuid:1", "target": {"selector": quote("met")}, "body": [*bodies], **fields}


def body(value, told=None):
    given = {"type": "TextualBody", "value": value, "purpose": "commenting"}
    return given | ({"format": told} if told else {})


def only(value):
    (item,) = received(as_file(value), PAGE)
    return item


def written(note, note_format):
    item = replace(annotate(PAGE, "met"), note=note, note_format=note_format)
    return web_annotation.dumps(PAGE, (item,), LABELS)


@pytest.mark.parametrize(
    ("note_format", "told"), [(MARKDOWN, "text/markdown"), (PLAIN, "text/plain")]
)
def test_a_body_says_how_it_is_written(note_format, told):
    (item,) = json.loads(written("**one**", note_format))["first"]["items"]
    assert (item["body"][0]["value"], item["body"][0]["format"]) == ("**one**", told)
    assert {one["format"] for one in item["body"][1:]} == {"text/plain"}
    assert "bv:note_format" not in item
    (back,) = received(written("**one**", note_format), PAGE)
    assert (back.note, back.note_format) == ("**one**", note_format)


@pytest.mark.parametrize(
    "told", ["text/markdown", "text/x-markdown", "Text/Markdown; charset=UTF-8"]
)
def test_markdown_of_others_is_markdown(told):
    assert only(entry(body("*a*", told))).note_format is MARKDOWN


@pytest.mark.parametrize("told", [None, "text/plain", "text/html", "application/json"])
def test_everything_else_stays_as_it_was_written(told):
    item = only(entry(body("*a* <b>b</b>", told)))
    assert (item.note, item.note_format) == ("*a* <b>b</b>", PLAIN)


def test_a_note_of_several_bodies_is_markdown_where_all_of_them_are():
    marked, plain = body("*a*", "text/markdown"), body("*b*", "text/plain")
    assert only(entry(marked, marked)).note_format is MARKDOWN
    assert only(entry(marked, plain)).note_format is PLAIN
    assert only(entry(plain, marked)).note == "*b*\n\n*a*"


def test_notes_of_hypothesis_are_markdown():
    item = only(hypothesis_row("met", text="**Who?**"))
    assert (item.note, item.note_format) == ("**Who?**", MARKDOWN)


def test_whom_a_reply_answers_is_no_markdown_whatever_they_are_called():
    rows = [
        hypothesis_row("met", identifier="p", text="one", user="acct:a_b_c@example.org"),
        hypothesis_row(None, identifier="r", text="*two*", references=["p"]),
    ]
    reply = next(item for item in received(as_file(rows), PAGE) if "two" in item.note)
    assert reply.note_words.startswith("Reply to a_b_c, ")
    assert reply.note_words.endswith(":\n\ntwo")


def test_a_table_holds_the_words_of_a_note_without_its_marks():
    item = replace(annotate(PAGE, "met"), note="**one**\n- two", note_format=MARKDOWN)
    table = annotation_table.dumps(PAGE, (item,), LABELS).decode("utf-8-sig")
    assert "**" not in table
    assert "• two" in table
