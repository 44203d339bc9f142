"""Details of a document that the user gave: what they make of it, whatever its blocks are."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given as draws
from hypothesis import strategies as st

from data.briefing.compiling.title_block import published_source
from data.citation import short_name
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind, is_value
from data.structure_corrections.details import given, value_of, with_values, written
from tests.fixtures.documents import document_of, shipped_document

SHIPPED = shipped_document()
OTHERS = {
    DetailKind.TITLE: "Record of the talks",
    DetailKind.DATE: "2019-02-28",
    DetailKind.PLACE: "Geneva",
    DetailKind.PARTICIPANTS: "First Delegate\nSecond Delegate",
    DetailKind.PUBLICATION: "Harbour Gazette",
    DetailKind.SHORT_NAME: "HG",
    DetailKind.ISSUE_NUMBER: "7",
    DetailKind.ISSUE_DATE: "Spring 2019",
    DetailKind.PUBLISHER: "Harbour Office",
    DetailKind.LANGUAGE: "pt-BR",
}


def made(document, **values):
    return tuple(Correction.of_detail(DetailKind[name], value) for name, value in values.items())


def with_details(document, **values):
    return corrected(document, made(document, **values)).document


@pytest.mark.parametrize("kind", list(DetailKind))
def test_a_detail_is_what_the_user_says_and_nothing_else_changes(kind):
    now, dropped = corrected(SHIPPED, (Correction.of_detail(kind, OTHERS[kind]),))
    assert dropped == ()
    assert value_of(now, kind) == OTHERS[kind]
    changed = {one for one in DetailKind if value_of(now, one) != value_of(SHIPPED, one)}
    along = {DetailKind.SHORT_NAME} if kind is DetailKind.PUBLICATION else set()
    assert changed == {kind, *along}
    assert (now.blocks, now.topics, now.furniture) == (
        SHIPPED.blocks,
        SHIPPED.topics,
        SHIPPED.furniture,
    )


@pytest.mark.parametrize("kind", [kind for kind in DetailKind if kind is not DetailKind.TITLE])
def test_a_detail_can_be_said_to_be_none(kind):
    now = corrected(SHIPPED, (Correction.of_detail(kind, ""),)).document
    assert value_of(now, kind) == ""


def test_another_publication_does_not_keep_the_short_name_of_the_one_that_was_read():
    assert short_name(with_details(SHIPPED, PUBLICATION="Harbour Gazette")) == (
        "Harbour Gazette No. 102"
    )
    both = with_details(SHIPPED, PUBLICATION="Harbour Gazette", SHORT_NAME="HG")
    assert short_name(both) == "HG No. 102"


def test_the_source_line_is_made_of_the_details():
    now = with_details(
        SHIPPED, PUBLICATION="Harbour Gazette", ISSUE_NUMBER="7", ISSUE_DATE="", PUBLISHER="Office"
    )
    assert str(published_source(now)) == "Harbour Gazette No. 7, Office"


def test_details_hold_when_the_file_is_read_otherwise():
    """They name no block: what a newer program makes of the file does not matter."""
    details = made(SHIPPED, TITLE="Record", DATE="2019-02-28")
    other = document_of("Anything else\n\nOther words altogether.\n")
    now, dropped = corrected(other, details)
    assert dropped == ()
    assert (now.title, now.meeting.date) == ("Record", dt.date(2019, 2, 28))


def test_a_block_that_is_made_the_title_later_is_the_title():
    details = made(SHIPPED, TITLE="Record")
    entitled = correct(SHIPPED, CorrectionKind.TITLE, range(1, 2))
    assert corrected(SHIPPED, (*details, *entitled)).document.title == SHIPPED.blocks[1].text
    assert corrected(SHIPPED, (*entitled, *details)).document.title == "Record"


def test_a_title_that_was_given_outlives_joins_and_splits_of_the_title_that_was_read():
    details = made(SHIPPED, TITLE="Record")
    cut = correct(SHIPPED, CorrectionKind.SPLIT, range(1), offset=6)
    assert cut
    assert corrected(SHIPPED, (*details, *cut)).document.title == "Record"


def test_of_each_detail_there_is_one_correction_and_none_once_it_is_as_read():
    first = with_values((), {DetailKind.PLACE: "Geneva", DetailKind.DATE: "2019-02-28"})
    second = with_values(first, {DetailKind.PLACE: "Bern"})
    assert given(second) == {DetailKind.DATE: "2019-02-28", DetailKind.PLACE: "Bern"}
    assert len(second) == 2
    assert with_values(second, dict.fromkeys(given(second))) == ()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (DetailKind.TITLE, ""),
        (DetailKind.TITLE, "two\nlines"),
        (DetailKind.PLACE, " Geneva"),
        (DetailKind.PLACE, "Gen\x1beva"),
        (DetailKind.PLACE, "x" * 1001),
        (DetailKind.DATE, "29 June 2018"),
        (DetailKind.DATE, "2018-02-30"),
        (DetailKind.LANGUAGE, "the English"),
        (DetailKind.PARTICIPANTS, "one\n\ntwo"),
        (DetailKind.PARTICIPANTS, "\n".join("abc" for _ in range(501))),
    ],
)
def test_what_is_no_value_is_no_correction(kind, value):
    with pytest.raises(ValueError, match="value"):
        Correction.of_detail(kind, value)


def test_a_correction_of_a_block_has_no_detail_and_one_of_a_detail_no_block():
    block = Correction.of(CorrectionKind.CAPTION, 1, "Words")
    detail = Correction.of_detail(DetailKind.PLACE, "Geneva")
    for item, change in (
        (block, {"detail": DetailKind.PLACE}),
        (block, {"value": "x"}),
        (detail, {"block": 1}),
        (detail, {"quote": "Words"}),
        (detail, {"detail": None}),
    ):
        with pytest.raises(ValueError, match=r"detail|block"):
            replace(item, **change)


@draws(st.sampled_from(DetailKind), st.text())
def test_whatever_is_typed_is_kept_without_needless_space_and_once_only(kind, text):
    value = written(kind, text)
    assert written(kind, value) == value
    plain = kind not in {DetailKind.DATE, DetailKind.LANGUAGE, DetailKind.TITLE}
    assert is_value(kind, value) or not plain
    assert "".join(value.split()) in "".join(sign for sign in text if not sign.isspace()) or (
        any(sign < " " or "\x7f" <= sign < "\xa0" for sign in text)
    )
