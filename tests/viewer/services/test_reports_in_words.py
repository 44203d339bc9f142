"""What the terminal is told of a document is in the terminal's language, whole."""

from data.document import FurnitureKind
from data.structure_corrections.correction import CorrectionKind, DetailKind
from tests.fixtures import pseudo
from tests.fixtures.documents import document_of
from viewer.services import document_details, document_outline, reading_report
from viewer.services.reading_report import Understanding
from viewer.structure import removed_dialog, structure_controller

WORDS = pseudo.Pseudo()
LEVELLED = {CorrectionKind.HEADING, CorrectionKind.LEVEL_UP, CorrectionKind.LEVEL_DOWN}


def test_an_outline_has_its_counts_in_the_language():
    document = document_of("A statement\n\nWords of that statement.\n")
    assert "⟦1 paragraph~" in document_outline.printed(document, WORDS)


def test_an_outline_counts_the_text_and_says_what_stands_beside_it():
    sentence = "The council met and agreed to widen the harbour road."
    document = document_of(
        f"# Roads\n\nPlace: Town Hall\n\n{sentence}\n\nADA QUILL\n\n4 May 2021\n", "a.md"
    )
    facts = document_outline.facts(document)
    assert facts["paragraphs"] == 1
    assert facts["formalities"] == ["Place: Town Hall", "ADA QUILL", "4 May 2021"]
    rows = document_outline.printed(document).splitlines()
    assert [row.split()[-2:] for row in rows[-2:]] == [["1", "paragraph"], ["3", "paragraphs"]]


def test_wide_letters_take_two_columns_of_the_outline():
    long = "章" * 60
    text = f"# 会議\n\n## 議題\n\n開会した。\n\n## {long}\n\n閉会した。\n\n## End\n\nClosed.\n"
    rows = document_outline.printed(document_of(text, "paper.md")).splitlines()
    rows = [row for row in rows if row.endswith("paragraph")]
    assert [sum(1 + (sign >= "\u3000") for sign in row) for row in rows] == [76] * 3
    assert "章…" in rows[1]


def test_a_report_has_its_heads_in_the_language():
    known = Understanding.of(document_of("A statement\n\nWords of that statement.\n"))
    heads = [line for line in reading_report.printed(known, WORDS).splitlines() if line[:1] == "⟦"]
    assert heads
    assert [pseudo.english(head) for head in heads] == [
        line for line in reading_report.printed(known).splitlines() if line[:1].isalpha()
    ]


def test_whatever_there_is_a_kind_of_has_a_name():
    """A kind that is new fails here, and not before the user."""
    assert set(document_outline._KINDS) == set(removed_dialog._KINDS) == set(FurnitureKind)
    structural = set(CorrectionKind) - {CorrectionKind.DETAIL}
    assert set(reading_report._CORRECTIONS) == structural - LEVELLED
    named = set(structure_controller._NAMES) | {CorrectionKind.HEADING, CorrectionKind.PUT_BACK}
    assert named == structural
    assert set(document_details._KINDS) == set(DetailKind)
