"""The author's own words between quoted paragraphs: their face, their language, their marks."""

from dataclasses import replace

import pytest

from data.document import BlockKind
from exporters.pdf.text.style import FIRST_BASELINE
from tests.exporters.pdf.test_parts import faces
from tests.fixtures.briefings import block, content_of, drawn, lead, pdf, read, text_of, topic
from tests.fixtures.piece_briefings import excerpts
from tests.fixtures.structure import structure


def face_of(content, begin):
    """The face of the first run that begins so."""
    for page in read(pdf(content)).pages:
        for run, face in faces(page).items():
            if run.startswith(begin):
                return face
    raise AssertionError(begin)


def language_of(content, begin):
    """The language that the element of a text names; "" where it is the handout's."""

    def found(node):
        for kid in node.kids:
            if kid.text.strip().startswith(begin):
                return found(kid) or kid.entries.get("/Lang", "")
        return ""

    return found(structure(read(pdf(content))))


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind is not BlockKind.HEADING])
def test_own_words_are_sans_and_the_sources_serif(kind):
    said = topic("1", "T", block("Ours it is.", kind=kind, own=True, citation=""),
                 block("Theirs it is.", kind=kind))  # fmt: skip
    assert "Sans" in face_of(content_of(said), "Ours")
    assert "Serif" in face_of(content_of(said), "Theirs")


def test_own_headings_are_sans_and_so_in_the_contents():
    made = read(pdf(excerpts()))
    told = [face for page in made.pages for run, face in faces(page).items()
            if run.startswith("What they say")]  # fmt: skip
    assert told
    assert all("Sans" in face for face in told)


def test_bold_words_of_the_author_are_bold():
    assert face_of(excerpts(), "Read the second") == "IBMPlexSansCond-SemiBold"


def test_own_words_are_in_our_language_and_the_sources_in_theirs():
    said = topic(
        "1", "Titre",
        block("Ours it is.", own=True, citation=""),
        block("Leurs mots."),
        block("In English.", language="en"),
        block("両大臣は確認した。", language="ja"),
    )  # fmt: skip
    content = content_of(said, language="fr")
    assert language_of(content, "Ours") == ""
    assert language_of(content, "Leurs") == "fr"
    assert language_of(content, "In English") == ""
    assert language_of(content, "両大臣") == "ja"


def test_portions_stand_before_the_text_of_every_kind():
    kinds = [kind for kind in BlockKind if kind is not BlockKind.TABLE_ROW]
    for kind in kinds:
        text = text_of(pdf(content_of(topic("1", "T", block("Words.", kind=kind, level=1,
                                                            portion="OPEN")))))  # fmt: skip
        assert "(OPEN) Words." in text, kind
    rows = [block("| one | two |", kind=BlockKind.TABLE_ROW, portion="OPEN") for _ in range(2)]
    assert text_of(pdf(content_of(topic("1", "T", *rows)))).count("(OPEN) one") == 2


def test_a_section_that_breaks_begins_on_a_new_page():
    made = read(pdf(excerpts()))
    head = next(word for word in drawn(made.pages[1]) if word.text == "Left aside")
    assert head.y == pytest.approx(FIRST_BASELINE, abs=0.01)


def test_own_words_before_the_text_are_no_lead():
    own = block("Ours.", own=True, citation="")
    shown = text_of(pdf(content_of(lead(own), topic("1", "T", block("Theirs.")))))
    assert "Lead" not in shown


def test_where_several_documents_are_quoted_there_is_no_lead():
    content = excerpts()
    first = lead(block("Quoted first.", citation="HT 7, ¶1"))
    shown = text_of(pdf(replace(content, sections=(first, *content.sections))))
    assert "Lead" not in shown
    assert "HT 7, ¶1" in shown
