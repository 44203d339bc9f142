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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Date: 4/3/2031", "The log was read on March 9, 2030."),
        ("Date: 3/4/2031", "The log was read on 9 March 2030."),
        ("Held on 3/4/31", "The log of 25/2/2030 was read."),
        ("Datum: 3.4.31", ""),
    ],
)
def test_a_day_in_figures_is_read_in_the_order_in_which_the_paper_writes_its_days(line, told):
    below = f"{TEXT} {TEXT}\n\n{told}\n\n{TEXT}\n" + f"\n{TEXT}\n" * 4
    text = f"Plan of the ports\n\n{line}\n\n{below}"
    assert day(text) == (DAY, "the opening lines", Certainty.LIKELY)


def test_a_day_in_figures_is_not_guessed_where_nothing_tells_its_order():
    text = f"Plan of the ports\n\nDate: 3/4/2031\n\n{TEXT} {TEXT}\n" + f"\n{TEXT}\n" * 5
    assert day(text)[0] is None


@pytest.mark.parametrize(
    "last",
    [
        "Passed on second reading at a meeting of the harbour board on the 3rd day of April, 2031.",
        "DATED this 3rd day of April, 2031, and filed with the clerk of the harbour board.",
        "Beschlossen in der Sitzung des Hafenrats der vier Häfen am 3. April 2031 mit Mehrheit.",
    ],
)
def test_the_day_by_which_an_ordinance_is_passed_is_its_own(last):
    text = f"ORDINANCE NO. 7\n\n{TEXT}\n\nIt replaces that of 9 March 2020.\n\n{TEXT}\n\n{last}\n"
    assert day(text) == (DAY, "the signature", Certainty.LIKELY)


def test_the_day_of_adoption_is_believed_before_others_above_the_text():
    front = "Submitted to the board on 9 March 2031\n\nAdopted by the board on 3 April 2031"
    text = f"# ORDINANCE NO. 7\n\n{front}\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text, "a.md") == (DAY, "the opening lines", Certainty.LIKELY)


def test_a_day_alone_above_those_who_sign_is_that_of_the_paper():
    signers = "\n\n".join(
        f"* Founder {name}" for name in ("Quill", "Rivers", "Dorn", "Ash", "Lund")
    )
    text = f"# Statutes\n\n{TEXT}\n\n" + f"{TEXT}\n\n" * 3 + f"3 April 2031\n\n{signers}\n"
    assert day(text, "a.md")[0] == DAY


@pytest.mark.parametrize(
    "record",
    [
        "---\ntitle: Minutes of 3 April 2031\ndate: 2031-04-20\n---\n\n",
        "---\ntitle: Parish council\ndate: 2031-04-20\n---\n\nMinutes of the meeting\n\n"
        "At 7.30pm on Thursday 3 April 2031\n\n",
        "---\ntitle: Verbale del 3 aprile 2031\ndate: 2031-04-20\n---\n\n",
    ],
)
def test_the_record_of_a_meeting_is_of_the_day_when_it_was_held_not_put_up(record):
    assert day(f"{record}{TEXT}\n\n{TEXT}\n", "a.md")[0] == DAY


def test_what_is_no_record_is_of_the_day_that_its_format_declares():
    text = f"---\ntitle: The storm of 9 March 2031\ndate: 2031-04-03\n---\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text, "a.md") == (DAY, "the front matter", Certainty.SURE)


def test_a_day_below_the_notices_of_a_publisher_is_found():
    notice = "This paper may be given away and changed by all under the terms of the lake licence."
    text = f"Policy of the ports\n\n{notice}\n\n3 April 2031\n\n{TEXT}\n\n" + f"{TEXT}\n\n" * 4
    assert day(text)[::2] == (DAY, Certainty.UNSURE)


@pytest.mark.parametrize(
    "line",
    ["Ankara, 3 Nisan 2031", "3. dubna 2031", "3 aprilie 2031", "3. huhtikuuta 2031",
     "3. april 2031", "3 Απριλίου 2031", "3 April 2031"],
)  # fmt: skip
def test_days_are_read_in_more_languages(line):
    assert day(f"Plan of the ports\n\n{line}\n\n{TEXT}\n\n{TEXT}\n")[0] == DAY


@pytest.mark.parametrize("label", ["Date", "Datum", "日時"])
def test_a_day_in_the_table_of_a_record_s_details_is_found(label):
    rows = f"| Item | What |\n| --- | --- |\n| {label} | 3 April 2031 16:00 |\n| Chair | A. Quill |"
    text = f"# Record of the ports\n\n## Details\n\n{rows}\n\n## Aims\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text, "a.md") == (DAY, "the opening lines", Certainty.LIKELY)


@pytest.mark.parametrize(
    "cited",
    ["Vista la legge 9 marzo 2020, n. 400, e in particolare gli articoli che seguono",
     "Having regard to the Act of 9 March 2020 on the ports, and to what follows from it",
     "Gestützt auf das Gesetz vom 9. März 2020 über die Häfen und auf das, was daraus folgt"],
)  # fmt: skip
def test_the_day_of_an_act_that_is_cited_is_not_that_of_the_paper(cited):
    text = f"# Rules of the ports\n\n{cited};\n\n{TEXT}\n\n" + f"{TEXT}\n\n" * 4
    assert day(text, "a.md")[0] is None


def test_the_day_of_adoption_is_believed_before_that_of_distribution():
    front = "Distr.: General\n\n7 April 2031\n\nResolution adopted by the assembly on 3 April 2031"
    text = f"Lake assembly\n\n{front}\n\nReport on the lights\n\n{TEXT}\n\n{TEXT}\n"
    assert day(text) == (DAY, "the opening lines", Certainty.LIKELY)


def test_a_day_in_figures_before_a_dash_opens_a_report():
    text = f"Plan of the ports\n\n3.4.31 — {TEXT}\n\n{TEXT}\n\n" + f"{TEXT}\n\n" * 4
    assert day(text)[0] == DAY


@pytest.mark.parametrize(
    "fields",
    [
        "title: 2031-04-03\ndate: 2033-01-04T02:49:45Z",
        "description: April 3, 2031",
        "layout: post\nheld: 3 April 2031",
    ],
)
def test_a_field_that_is_nothing_but_a_day_says_when(fields):
    assert day(f"---\n{fields}\n---\n\n# Record\n\n{TEXT}\n", "a.md")[0] == DAY


def test_a_field_that_says_when_a_file_was_changed_says_nothing_of_the_paper():
    text = f"---\ntitle: Record\nupdated: 3 April 2031\n---\n\n{TEXT}\n"
    assert day(text, "a.md")[0] is None
