"""Which day a paper is of: the one above its text, where that begins, or where it is signed."""

import datetime as dt

import pytest

from data.intake_report import Certainty
from tests.fixtures.documents import document_of

DAY = dt.date(2031, 4, 3)
TEXT = "The ministers of the four lake states met in the harbour town and agreed on a plan."


def day(text, name="a.txt"):
    """Return the day of a paper, where it was found, and how sure it is."""
    document = document_of(text, name)
    found = {str(finding.what): finding for finding in document.report.findings}["Date"]
    return document.meeting.date, str(found.place), found.certainty


@pytest.mark.parametrize(
    "line",
    [
        "3 April 2031", "Lornemouth, 3 April 2031", "Bern, 3. April 2031", "Paris, le 3 avril 2031",
        "Date: 3 April 2031", "3 de abril de 2031", "Москва, 3 апреля 2031 г.", "2031년 4월 3일",
        "二〇三一年四月三日", "٣ أبريل ٢٠٣١", "the third day of April, two thousand and thirty-one",
    ],
)  # fmt: skip
def test_a_day_on_a_line_of_its_own_above_the_text_is_sure(line):
    text = f"Plan of the ports\n\n{line}\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text) == (DAY, "the opening lines", Certainty.SURE)


def test_a_heading_above_it_does_not_hide_the_day():
    text = f"# Plan of the ports\n\n## Boats for all\n\n3 April 2031\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text, "a.md")[0] == DAY


def test_a_line_of_its_own_is_believed_before_a_day_in_the_title():
    text = f"Report on the storm of 9 March 2030\n\n3 April 2031\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text)[0] == DAY


def test_two_days_above_the_text_are_not_sure():
    text = f"Plan of the ports\n\n3 April 2031\n\nApproved: 7 May 2031\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text) == (DAY, "the opening lines", Certainty.LIKELY)


def test_the_date_line_of_a_report_is_likely():
    text = f"Plan of the ports\n\nLORNEMOUTH, 3 April 2031 – {TEXT}\n\n{TEXT}\n"
    assert day(text) == (DAY, "the first sentences", Certainty.LIKELY)


def test_a_day_far_into_the_text_is_not_that_of_the_paper():
    text = (
        f"Plan of the ports\n\n{TEXT}\n\nThe law of 9 March 2030 is in force.\n\n"
        + f"{TEXT}\n\n" * 4
    )
    found, place, certainty = day(text)
    assert (found, certainty) == (None, Certainty.UNSURE)
    assert place == "none was recognised above the text, where it begins, or in the last lines"


def test_a_month_above_the_text_rules_out_the_days_of_others():
    law = "The law was signed on 28 October 2030, and it divides the ports of the lake in five."
    assert day(f"Plan of the ports\n\nDecember 2030\n\n{law}\n\n{TEXT}\n")[0] is None


@pytest.mark.parametrize(
    "formula",
    [
        "DONE at Lornemouth, this third day of April, two thousand and thirty-one.",
        "IN WITNESS WHEREOF they have signed it at Lornemouth on 3 April 2031.",
        "Gedaan te Lornemouth, de derde april 2031.",
        "Geschehen zu Lornemouth am 3. April 2031 in vier Urschriften.",
        "Fait à Lornemouth, le trois avril 2031.",
        "Hecho en Lornemouth el tres de abril de 2031.",
    ],
)
def test_a_closing_formula_tells_the_day_also_where_annexes_follow(formula):
    text = f"Treaty of the Ports\n\n{TEXT}\n\n{formula}\n\n" + f"{TEXT}\n\n" * 6
    assert day(text) == (DAY, "the signature", Certainty.LIKELY)


def test_the_line_behind_the_text_tells_the_day_where_nothing_else_does():
    end = "Lornemouth 3 APRIL 2031\n\nContact: 05 5550 0102\n"
    text = f"Plan of the ports\n\n{TEXT}\n\n{TEXT}\n\n{end}"
    assert day(text) == (DAY, "the last lines", Certainty.UNSURE)


def test_a_line_that_signs_soon_after_outweighs_a_day_in_the_first_sentence():
    text = (
        "四国港湾联合公报\n\n从加强四国友好合作关系的共同愿望出发，湖区四国政府和港湾理事会决定自2031年4月9日起"
        "建立联合办公室，并互派代表。\n\n四国代表\n\n2031年4月3日于洛恩\n"
    )
    assert day(text) == (DAY, "the last lines", Certainty.LIKELY)


def test_a_sentence_at_the_end_does_not_tell_the_day():
    end = "The plan replaces the one that the council had made on 9 March 2030.\n"
    text = f"Plan of the ports\n\n{TEXT}\n\n{TEXT}\n\n{end}"
    assert day(text)[0] is None


def test_the_place_beside_the_day_is_that_of_the_paper():
    document = document_of(f"Plan of the ports\n\nLornemouth, 3 April 2031\n\n{TEXT}\n\n{TEXT}\n")
    assert document.meeting.place == "Lornemouth"
