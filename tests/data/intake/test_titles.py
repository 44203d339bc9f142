"""Which line names a paper, and how sure that is."""

import pytest

from data.intake import read_bytes
from data.intake.lexicon import shapes
from data.intake_report import Certainty
from tests.fixtures.documents import document_of
from tests.fixtures.word import paragraph, run, style, word

TEXT = "The ministers of the four lake states met in the harbour town and agreed on a plan."
BODY = f"\n\n{TEXT}\n\n{TEXT}\n"


def title(text, name="a.txt"):
    """Return the title, and how sure it is."""
    document = document_of(text, name)
    found = {str(finding.what): finding for finding in document.report.findings}
    return document.title, found["Title"].certainty


def test_a_numbered_heading_of_the_first_level_is_the_title_and_keeps_its_number():
    document = document_of(f"# 1. Record of it\n\nDate: 3 June 2031\n\n## Status{BODY}", "a.md")
    assert document.title == "Record of it"
    assert document.blocks[document.title_block].marker == "1."
    assert [topic.title for topic in document.topics] == ["Status"]


def test_numbered_headings_in_a_row_are_topics_and_none_is_the_title():
    text = f"Plan of the ports\n\n# 1. Aims{BODY}\n# 2. Means{BODY}"
    assert title(text, "a.md")[0] == "Plan of the ports"


@pytest.mark.parametrize(
    "above",
    [
        "PRESS RELEASE",
        "Medienmitteilung",
        "MINUTES",
        "MINISTER FOR PORTS AND HARBOURS\n\nThe Hon. Ada Quill MP\n\nMEDIA RELEASE\n\nPR 12/31",
        "MINISTÈRE\n\nDES\n\nPORTS\n\nCOMMUNIQUÉ DE PRESSE",
        "МИНИСТЕРСТВО ПОРТОВ\n\nДЕПАРТАМЕНТ ПЕЧАТИ",
        "Welcome to the pages of the harbour office",
    ],
)
def test_what_stands_above_the_title_is_none(above):
    assert title(f"{above}\n\nNew boats for the northern ports{BODY}")[0] == (
        "New boats for the northern ports"
    )


def test_a_kind_of_paper_is_the_title_where_no_better_line_follows():
    assert title(f"MEDIA RELEASE{BODY}")[0] == "MEDIA RELEASE"
    assert title(f"Joint Statement{BODY}")[0] == "Joint Statement"
    assert title(f"# Report\n\n## Aims{BODY}\n## Means{BODY}", "a.md")[0] == "Report"


@pytest.mark.parametrize("word", ["Contents", "Table of Contents", "Inhalt", "Sommaire", "目次"])
def test_the_heading_of_a_contents_list_is_never_the_title(word):
    text = f"# {word}\n\nAims\n\nMeans\n\n# Aims{BODY}\n# Means{BODY}"
    assert title(f"**Plan of the ports**\n\n{text}", "a.md")[0] == "Plan of the ports"


def test_what_an_entry_of_a_contents_list_says_is_a_topic_and_not_the_title():
    text = f"Plan of the ports\n\nContents\n\nAIMS 1\n\nMEANS 3\n\nAIMS{BODY}\nMEANS{BODY}"
    assert title(text)[0] == "Plan of the ports"


def test_a_short_line_that_only_says_where_a_paper_belongs_is_passed_over():
    text = f"カナダ\n\n日加港湾大臣共同声明（仮訳）\n\n１　総論\n\n{TEXT}\n\n２　今後\n\n{TEXT}\n"
    assert title(text)[0] == "日加港湾大臣共同声明（仮訳）"


def test_a_long_line_below_a_symbol_names_a_paper_before_a_plain_one_above():
    name = "Council takes up the reports of its committees on ports, pilots, boats and the night"
    text = f"49th and 50th Meetings\n\nLC/12575\n\n{name}\n\n{TEXT} {TEXT}\n\n{TEXT}\n"
    assert title(text)[0] == name


@pytest.mark.parametrize(
    "line", ["Pressmeddelande från Utrikesdepartementet", "Press release by the Ministry of Ports"]
)
def test_a_kind_of_paper_and_who_issues_it_are_no_title(line):
    assert title(f"{line}\n\nNew boats for the ports{BODY}")[0] == "New boats for the ports"


def test_a_title_that_a_record_labels_is_the_one_that_the_page_declares():
    text = (
        "<!doctype html><title>[Lake Papers] Statement of the Lake Council</title><body>"
        "<p>Lake Papers</p><p>[Title] Statement of the Lake Council</p><p>[Date] 3 April 2031</p>"
        f"<p>{TEXT}</p><p>{TEXT}</p>"
    )
    assert title(text, "a.html")[0] == "[Title] Statement of the Lake Council"


def test_the_only_line_above_the_text_is_the_title_though_a_day_stands_in_it():
    assert title(f"Christmas Message 25 December 2030{BODY}")[0] == (
        "Christmas Message 25 December 2030"
    )


def test_the_place_and_the_day_alone_are_no_title():
    assert title(f"Lornemouth, 25 December 2030{BODY}")[0] == "a"


def test_lines_of_one_look_that_go_on_are_one_title():
    lines = "**Joint Statement of the Lake Council on**\n\n**the Safety of Pilots**"
    document = document_of(f"{lines}{BODY}", "a.md")
    assert document.title == "Joint Statement of the Lake Council on the Safety of Pilots"
    assert document.topics == ()


def test_a_title_that_ran_into_the_text_is_told_by_the_day_between_them():
    text = (
        f"MINISTÈRE\n\nDES PORTS\n\nPlan des ports 27 juin 2031 Les ports du lac {TEXT}\n\n{TEXT}\n"
    )
    assert title(text) == ("Plan des ports", Certainty.UNSURE)


def test_the_headline_in_the_frame_of_a_page_is_the_title_if_the_head_says_the_same():
    rows = "".join(f"<p>Person {number}: it is on the server</p>" for number in range(9))
    text = (
        "<!doctype html><title>Harbour Data Group – 5 June 2031</title><body>"
        "<header><h1>Harbour Data Group</h1><h2>5 June 2031</h2></header>"
        f"<main><h2>Meeting minutes</h2><h3>Tides</h3>{rows}<h3>Buoys</h3>{rows}</main>"
    )
    document = document_of(text, "a.html")
    assert document.title == "Harbour Data Group"
    assert document.meeting.date.isoformat() == "2031-06-05"


def test_what_the_head_of_a_page_declares_outweighs_a_stray_bold_line():
    text = (
        "<!doctype html><title>New boats for the ports | Ministry of Ports</title>"
        f"<body><main><p><b>Supported by</b></p><p>{TEXT}</p><p>{TEXT}</p></main>"
    )
    assert title(text, "a.html")[0] == "New boats for the ports"


def test_a_kind_of_paper_that_the_head_of_a_page_names_too_is_not_its_title():
    text = (
        "<!doctype html><title>Press release - New boats for the ports</title><body><main>"
        f"<p>Press release</p><h1>New boats for the ports</h1><p>{TEXT}</p><p>{TEXT}</p></main>"
    )
    assert title(text, "a.html") == ("New boats for the ports", Certainty.SURE)


def large(text, half_points):
    return paragraph(run(text, f'<w:b/><w:sz w:val="{half_points}"/>'), properties=_CENTRED)


_CENTRED = '<w:jc w:val="center"/>'


def read_word(body, **parts):
    return read_bytes(word(body + paragraph(TEXT) * 3, **parts), "a.docx")


def test_a_property_that_the_first_page_contradicts_is_stale():
    core = "<dc:title>Rules for the fishing of eels</dc:title>"
    document = read_word(large("Plan for the Northern Harbours", 40), core=core)
    assert document.title == "Plan for the Northern Harbours"


def test_a_property_chooses_among_the_lines_of_a_cover():
    core = "<dc:title>Pilot Service Trust Fund</dc:title>"
    cover = large("Winter Edition", 48) + large("Pilot Service Trust Fund", 40)
    assert read_word(cover, core=core).title == "Pilot Service Trust Fund"


def test_the_largest_line_of_a_cover_is_not_the_title_if_it_names_an_office():
    cover = large("Harbour Division", 56) + large("Ministry of Ports", 44)
    cover += large("Pilot Service Trust Fund", 52) + large("February 2031", 44)
    assert read_word(cover).title == "Pilot Service Trust Fund"


def test_a_large_line_above_several_headings_of_the_first_level_is_the_title():
    one = style("h", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    parts = "".join(paragraph(name, "h") + paragraph(TEXT) * 2 for name in ("Aims", "Means"))
    document = read_word(large("Plan for the Harbours", 40) + parts, styles=one)
    assert document.title == "Plan for the Harbours"
    assert [topic.title for topic in document.topics] == ["Aims", "Means"]


def test_the_abbreviation_in_the_heading_below_front_matter_makes_it_no_topic():
    text = f"---\ntitle: Law on the Ports\n---\n\n# Law on the Ports (LoP)\n\n## Aims{BODY}"
    document = document_of(text, "a.md")
    assert document.title == "Law on the Ports (LoP)"
    assert [topic.title for topic in document.topics] == ["Aims"]


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("JOINT STATEMENT", True),
        ("DÉCLARATION COMMUNE", True),
        ("ЗАЯВЛЕНИЕ", True),
        ("議長（ASEAN事務局）", False),
        ("NATO 사무국", False),
        ("بيان NATO", False),
        ("REUNIÃO 12", True),
    ],
)
def test_letters_of_a_script_without_case_are_in_no_capitals(text, capitals):
    assert shapes.is_capitals(text) is capitals


def test_names_with_latin_abbreviations_are_no_titles_and_no_topics():
    names = "\n\n".join(
        ("議長（ASEAN事務局）", "鈴木（外務省）", "田中（APEC担当）", "山本（NATO担当）")
    )
    text = (
        f"会議の記録\n\n{names}\n\n会議は午前九時に始まり、夕方に終わった。\n\n議長が開会した。\n"
    )
    document = document_of(text)
    assert (document.title, document.topics) == ("会議の記録", ())


@pytest.mark.parametrize(
    "above",
    [
        "LAKE COUNCIL\n\nPress Service\n\nNo. 12/2031",
        "Harbour Board",
        "JANE Q. RIVERS",
        "MEDIA RELEASE MINISTER FOR PORTS ADA QUILL",
        "EMBARGO EMBARGO EMBARGO",
    ],
)
def test_who_issues_a_paper_is_not_its_title_where_a_line_names_one(above):
    text = f"{above}\n\nStatement on the lights\n\n3 April 2031{BODY}"
    assert title(text)[0] == "Statement on the lights"


def test_a_title_in_capitals_that_names_no_body_stays_the_title():
    text = f"LIGHTS AND BUOYS\n\nSpeech by the harbour master\n\n3 April 2031{BODY}"
    assert title(text)[0] == "LIGHTS AND BUOYS"


def test_a_sentence_of_who_answers_for_a_release_does_not_end_its_front():
    imprint = "Authorised by Ada Quill MP, Party of the Lakes, Lornemouth, northern shore, 1 Quay."
    text = f"{imprint}\n\nMEDIA RELEASE\n\n3 April 2031\n\nUpdate on the lights{BODY}"
    assert title(text)[0] == "Update on the lights"


def test_the_kind_of_a_law_and_what_it_is_about_are_one_title():
    text = f"SATZUNG\nüber die Schilder an den Häusern.{BODY}"
    assert title(text)[0] == "SATZUNG über die Schilder an den Häusern."


def test_the_subject_of_a_memorandum_is_its_title():
    front = "OFFICE OF THE HARBOUR MASTER\n\nTO: Ada Quill, Harbour Board\n\nFROM: Jon Rivers"
    text = f"{front}\n\nSUBJECT: Request for new buoys{BODY}"
    assert title(text)[0] == "SUBJECT: Request for new buoys"


def test_a_line_ruled_by_double_strokes_names_the_paper_though_it_begins_small():
    parts = f"First day\n---------{BODY}\nSecond day\n----------{BODY}"
    text = f"lakeports minutes - day 84\n=================\n\n{parts}"
    assert title(text)[0] == "lakeports minutes - day 84"


def test_an_address_to_a_body_is_no_postal_address():
    assert title(f"Address to the Lake Council\n\n3 April 2031{BODY}")[0] == (
        "Address to the Lake Council"
    )


@pytest.mark.parametrize("between", [(), ("Press Service",), ("Press Service", "No. 12/2031")])
def test_who_issues_a_paper_that_says_so_in_its_title_is_not_its_title(between):
    lines = ("LAKE COUNCIL", *between, "Joint Statement of the Lake Council")
    text = "The members reviewed the state of all harbours and agreed to repair them in spring."
    document = document_of("\n\n".join((*lines, text, text)))
    assert document.title == "Joint Statement of the Lake Council"


def test_the_only_heading_of_the_first_level_may_name_a_ministry_among_others():
    head = "# Delegation at the lakes to the Ministry of Ports and Harbours"
    text = f"{head}\n\n## Telegram 28, Lornemouth, 3 April 2031{BODY}"
    assert title(text, "a.md")[0] == head.removeprefix("# ")
