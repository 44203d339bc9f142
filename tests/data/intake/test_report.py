"""The report says what was found, where, and how surely, for each kind of file."""

import pytest

from data.intake import read_bytes
from data.intake_report import Certainty
from data.serial.document_json import DOCUMENT
from tests.fixtures.official import LAW, MARKDOWN, PAGE, STATEMENT
from tests.fixtures.pseudo import Pseudo, unmarked

PROSE = "The ministers agreed that the lights of all ports should be repaired by the end of May."


def findings(content, name):
    if isinstance(content, str):
        content = content.encode()
    report = read_bytes(content, name).report
    found = {
        str(one.what): (str(one.value), str(one.place), one.certainty) for one in report.findings
    }
    return report, found


@pytest.mark.parametrize(
    ("text", "name", "form", "date"),
    [
        (STATEMENT, "a.txt", "Plain text", ("14 May 2019", "the opening lines", Certainty.SURE)),
        (LAW, "a.text", "Plain text", ("1 March 2020", "the opening lines", Certainty.LIKELY)),
        (MARKDOWN, "a.md", "Markdown", ("9 March 2021", "the front matter", Certainty.SURE)),
        (PAGE, "a.htm", "Web page", ("3 February 2020", "the page's head", Certainty.SURE)),
        (PAGE, "a.txt", "Web page", ("3 February 2020", "the page's head", Certainty.SURE)),
    ],
)
def test_format_encoding_and_date(text, name, form, date):
    report, found = findings(text, name)
    assert (str(report.format), report.encoding) == (form, "UTF-8")
    assert found["Date"] == date
    assert {"Title", "Date", "Language", "Topics"} <= set(found)


@pytest.mark.parametrize(
    ("text", "place", "certainty"),
    [
        ("## {0}\n\n{1}\n\n## {2}\n\n{1}", "declares", Certainty.SURE),
        ("**{0}**\n\n{1}\n\n**{2}**\n\n{1}", "bold", Certainty.SURE),
        ("*{0}*\n\n{1}\n\n*{2}*\n\n{1}", "italics", Certainty.LIKELY),
        ("1. {0}\n\n{1}\n\n2. {2}\n\n{1}", "numbered", Certainty.SURE),
    ],
)
def test_how_topics_were_told(text, place, certainty):
    said = text.format("Lights", PROSE, "Costs")
    _, found = findings(f"Talks on Lights\n\n{PROSE}\n\n{said}\n", "a.md")
    assert found["Topics"][0] == "2"
    assert place in found["Topics"][1]
    assert found["Topics"][2] is certainty


def test_what_was_not_found_is_said():
    _, found = findings(f"{PROSE}\n\n{PROSE}\n", "a.txt")
    assert [found[what][0] for what in ("Title", "Date", "Topics")] == ["", "", ""]
    assert "file's name" in found["Title"][1]


def test_what_was_found_is_kept_and_put_into_a_language_when_it_is_shown():
    document = read_bytes(f"Rep\u043ert\n\n{PROSE}\n\n{PROSE}\n".encode(), "a.txt")
    kept = DOCUMENT.loads(DOCUMENT.dumps(document)).report
    assert kept == document.report
    words = Pseudo()
    told = [kept.format, *kept.warnings]
    told += [text for one in kept.findings for text in (one.what, one.place)]
    assert all(unmarked(words(text)).strip() == "" for text in told)
    assert words(kept.findings[0].value) == "Rep\u043ert"  # which the document says, and not we


def test_repairs_and_warnings_are_said():
    garbled = "the ministers’ lights".encode().decode("cp1252")
    report, _ = findings(f"Rep\u043ert\n\n{garbled}. {PROSE}\n\n{PROSE}\n", "a.txt")
    assert "put right" in str(report.repairs[0])
    assert "several scripts" in str(report.warnings[0])
    report, _ = findings("会議は、灯台について話し合いました。".encode("cp932"), "a.txt")
    assert report.encoding == "Shift_JIS"
