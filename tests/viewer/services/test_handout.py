from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.compiling.compilation import NoteTally
from data.briefing.plan import Plan
from data.document import Block, BlockKind, Document, Source
from viewer.services.choices import Choices
from viewer.services.handout import file_name, in_words, snapshot


def document_titled(title):
    return Document(Source("a.txt", "0" * 64), title, (Block(BlockKind.PARAGRAPH, "Text."),))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (NoteTally(4, 2, 0, 0), "4 annotations go into the handout, 2 stay private."),
        (NoteTally(1, 1, 0, 0), "1 annotation goes into the handout, 1 stays private."),
        (NoteTally(1006, 0, 0, 0), "1,006 annotations go into the handout."),
        (NoteTally(0, 0, 0, 0), "No annotations go into the handout."),
        (
            NoteTally(2, 0, 3, 1),
            "2 annotations go into the handout, 3 left out with the topic, "
            "1 not found in the text.",
        ),
    ],
)
def test_a_tally_is_said_in_words(counts, words):
    assert str(in_words(counts)) == words


def test_a_file_is_named_after_the_document(document):
    assert file_name(document, ".pdf") == "Japan-U.S. Defense Ministerial Meeting – briefing.pdf"


@given(st.text(min_size=1))
def test_a_suggested_name_is_good_on_every_file_system(title):
    name = file_name(document_titled(title), ".pdf")
    assert name.endswith(" – briefing.pdf")
    assert not set(name) & set('/\\:|*?"<>\0\n')
    assert len(name.encode("utf-8", "surrogatepass")) <= 255
    assert not name.startswith((".", " ", "-"))


def test_a_handout_is_a_snapshot_that_later_changes_do_not_reach(session, annotated, clock):
    handout = snapshot(session, Choices(), clock())
    session.toggle_visibility(annotated["korea"])
    assert handout.tally == NoteTally(2, 2, 0, 0)
    assert len(handout.content().notes) == 2


def test_the_preview_is_a_pdf_even_where_another_format_is_chosen(session, annotated, clock):
    handout = snapshot(session, Choices(format="html"), clock())
    assert handout.pdf(lambda _: None).startswith(b"%PDF-")


def test_a_handout_of_no_topic_is_blank(session, clock):
    handout = snapshot(session, Choices(Plan(topics=frozenset())), clock())
    assert handout.is_blank
    assert not replace(handout, plan=Plan(topics=frozenset({0}))).is_blank
    assert not replace(handout, plan=Plan()).is_blank
