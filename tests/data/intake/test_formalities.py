"""What tells of a paper is told apart from its text, and the text is left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import BlockKind
from data.intake import formalities
from tests.fixtures.documents import document_of

TEXT = "The council met and agreed to widen the harbour road before the winter of next year."


def beside(text, name="paper.md"):
    document = document_of(text, name)
    return [document.blocks[number].text for number in sorted(formalities.of(document))]


def test_details_of_a_meeting_above_its_first_topic_are_formalities():
    paper = (
        "# Meeting Minutes\n\nHarbour Alliance Technical Committee\n\nTime: 10:00am\n\n"
        "Place: By video\n\nMembers present:\n\nAda Quill\n\nBen Oduya\n\n"
        f"## Agenda\n\n{TEXT}\n\n## Roads\n\n{TEXT}\n"
    )
    assert beside(paper) == [
        "Harbour Alliance Technical Committee",
        "Time: 10:00am",
        "Place: By video",
        "Members present:",
        "Ada Quill",
        "Ben Oduya",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Sincerely,", "ADA QUILL"],
        ["Nora Vale - Presidente", "Ugo Pane - Consigliere"],
        ["Ada Quill, Ben Oduya, Cy Rao, Jr.", "Northern Isles:", "Eve Stone, Finn Lund"],
        ["ATTEST:", "[Signature] Ada Quill, City Recorder"],
        ["Lindau, den 4. Mai 2021", "Nora Vale", "Schriftführerin"],
        ["Leiden, oktober 2012 (tweede herziening)"],
        ["- ENDS -", "The road is described on the page of the ministry, and has been since May."],
        ["For further information contact Ada Quill, 555 0101."],
        ["Minutes taken by Ada Quill"],
    ],
    ids=lambda lines: lines[0],
)
def test_who_signs_and_whom_to_ask_are_formalities(lines):
    paper = "\n\n".join(["# On the harbour road", TEXT, TEXT.replace("road", "wall"), *lines])
    assert beside(paper) == [line.removeprefix("- ") for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Dear Mr. Speaker:",
        "Additional information is available in the annex, which the council keeps.",
        "Adopted by the Council, 12 August 1974",
        "Everybody agreed",
        "- Ada Quill, Secretary",
        "1. Roads",
    ],
)
def test_what_ends_a_text_and_signs_nothing_is_text(line):
    assert beside(f"# On the harbour road\n\n{TEXT}\n\n{line}\n") == []


def test_a_letter_begins_with_its_salutation():
    assert beside(f"# A letter\n\nThe White Wharf\n\nDear Mr. Speaker:\n\n{TEXT}\n") == [
        "The White Wharf"
    ]


def test_the_only_line_of_a_topic_is_its_text():
    paper = f"# Minutes\n\n## Roads\n\n{TEXT}\n\n## Next chair\n\nAda Quill, Secretary\n"
    assert beside(paper) == []


def test_a_transcript_without_sentences_is_text():
    turns = "\n\n".join(f"<ada> line {word}" for word in ("one", "two", "three"))
    assert beside(f"# Chat of the group\n\n{turns}\n\n## Roads\n\nben: yes\n") == []


def test_lines_without_any_text_are_text_themselves():
    assert beside("# A poem\n\nSilver the sea\n\nGolden the sand\n\nQuiet the land\n") == []


@given(st.lists(st.sampled_from(["ADA QUILL", "4 May 2021", "Present: Ada Quill", TEXT, "- item"])))
def test_only_paragraphs_are_formalities_and_sentences_never_are(lines):
    document = document_of("\n\n".join(["# On the harbour road", *lines]), "paper.md")
    for number in formalities.of(document):
        assert document.blocks[number].kind is BlockKind.PARAGRAPH
        assert document.blocks[number].text != TEXT


def test_a_title_block_below_a_summary_is_no_text():
    lines = ["SPEECH OF THE PRESIDENT", "Rizal Hall, White Palace", "4 May 2031"]
    paper = "\n\n".join(["# A banquet", TEXT, *lines, "Your Excellency,", TEXT, TEXT])
    assert beside(paper) == lines
    assert beside("\n\n".join(["# A banquet", TEXT, *lines[:2], TEXT, TEXT])) == []
