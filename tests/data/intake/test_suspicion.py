"""Titles that may deceive are flagged, each reason in one sentence; ordinary ones are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import read_bytes
from data.intake.structure.suspicion import warnings


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Joint Statement \u202etxt.exe", "turn the direction of the text around (U+202E)"),
        ("Joint \u2066Statement\u2069", "turn the direction of the text around (U+2066, U+2069)"),
        ("Joint\u200f Statement", "turn the direction of the text around (U+200F)"),
        ("Joint State\u200bment", "invisible characters (U+200B)"),
        ("Joint State\u200dment", "invisible characters (U+200D)"),
        ("Joint\U000e0041 Statement", "invisible characters (U+E0041)"),
        ("会談\u3164", "invisible characters (U+3164)"),
        ("Minis\u0442er of Defense", "several scripts in one word: “Minis\u0442er”"),
        ("M\u03bfFA", "several scripts in one word: “M\u03bfFA”"),
        ("Statement " * 50, "unusually long: 500 characters"),
    ],
)
def test_titles_that_may_deceive_are_flagged(title, reason):
    (said,) = map(str, warnings(title))
    assert reason in said
    assert said.endswith(".")
    assert said.isprintable()


@pytest.mark.parametrize(
    "title",
    [
        "", "Joint Statement", "日米首脳会談", "USA市", "e-メール", "Webサイト", "TPP交渉について",
        "Ｇ７サミット", "Заявление Министра", "Δήλωση του Υπουργού", "Министр и Minister",
        "Société « été » – œuvre", "بيان\u200f مشترك", "می\u200cخواهم", "श्री\u200dमान",
        "葛\U000e0100飾区", "5 µm", "👩\u200d🚀 crew", "한미 정상회담 FTA", "Việt Nam – Nhật Bản",
    ],
)  # fmt: skip
def test_ordinary_titles_are_not(title):
    assert warnings(title) == ()


def test_several_reasons_are_told_apart():
    assert len(warnings("\u202e\u200bMinis\u0442er " + "x" * 400)) == 4


@given(st.text(max_size=80))
def test_reasons_for_any_title_can_be_shown_in_one_line(title):
    assert all(str(said).isprintable() for said in warnings(title))


def test_the_report_of_a_document_tells():
    content = "Joint \u202eStatement\n\nThe Ministers met in Tokyo.\n".encode()
    assert "turn the direction" in str(read_bytes(content, "a.txt").report.warnings[0])
