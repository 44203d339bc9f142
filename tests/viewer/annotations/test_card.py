from dataclasses import replace

import pytest

from data.anchors.anchoring import AnchorState, Resolution
from data.basis.notes.note_text import plain_text_of
from viewer.annotations import card as cards
from viewer.annotations.card_layout import lay_out
from viewer.widgets.card_fonts import CardFonts


def card_of(session, item):
    return cards.card_of(item, session.label(item.label_id), session.resolution(item.id))


@pytest.fixture
def card(session, six):
    return card_of(session, session.annotation(six[0]))


@pytest.fixture
def fonts(light):
    return CardFonts()


@pytest.mark.parametrize(
    ("state", "warning"),
    [
        (AnchorState.EXACT, ""),
        (AnchorState.MOVED, "Moved in this text"),
        (AnchorState.REVIEW, "In several places: please review"),
        (AnchorState.ORPHAN, "Without a passage in this text"),
    ],
)
def test_a_card_says_when_its_passage_is_not_where_it_was(session, six, state, warning):
    session.resolutions[six[0]] = Resolution(state)
    card = card_of(session, session.annotation(six[0]))
    assert card.warning == warning
    assert (warning in card.spoken.split(". ")) == bool(warning)


def test_notes_on_a_topic_or_the_document_say_so(session):
    topic = card_of(session, session.annotation(session.add_to_topic(1, "question")))
    whole = card_of(session, session.annotation(session.add_to_topic(None, "question")))
    assert (topic.quote, topic.citation) == ("Topic: Regional affairs", "§2")
    assert (whole.quote, whole.citation) == ("", "Whole document")


def test_a_quotation_across_paragraphs_is_one_line_of_words(session):
    end = session.document.text.index("The Ministers agreed") + 3
    card = card_of(session, session.annotation(session.add(end - 30, end, "concern")))
    assert "\n" not in card.quote


def test_quotation_and_note_are_cut_not_the_card(card, fonts):
    long = replace(card, quote="word " * 900, note=plain_text_of("word " * 900))
    layout = lay_out(long, 296, fonts)
    assert (len(layout.quote), len(layout.note.lines)) == (2, 6)
    assert layout.quote[-1].endswith("…")
    assert layout.note.lines[-1].text.endswith("…")


def test_parts_stand_below_each_other(card, fonts):
    layout = lay_out(replace(card, warning="Without a passage in this text"), 296, fonts)
    tops = [layout.quote_top, layout.warning_top, layout.words_bottom, layout.note_top]
    assert tops == sorted(tops)
    assert layout.note_top < layout.foot_top < layout.height


@pytest.mark.parametrize("width", [160, 296, 500])
@pytest.mark.parametrize(
    ("tags", "counted"),
    [
        (("DPRK", "language"), 0),
        (("a very long tag that cannot fit in one line of a card by itself",), 0),
        (tuple(f"tag {number}" for number in range(40)), 1),
    ],
)
def test_tags_fit_in_their_line_and_the_rest_is_counted(card, fonts, width, tags, counted):
    layout = lay_out(replace(card, tags=tags), width, fonts)
    assert all(pill.right() <= width - 16 for pill, _ in layout.pills)
    texts = [text for _, text in layout.pills]
    if counted:
        assert texts[-1] == f"+{len(tags) - len(texts) + 1}"
    else:
        assert texts
