"""A glossary lists what the handout's own texts say, and nothing from elsewhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from data.briefing.content import Entry, Part, PartKind, Table
from data.briefing.content_texts import content_texts
from data.briefing.glossary import glossary
from tests.fixtures.briefings import block, content_of, note, topic

POINTS = Part(
    PartKind.POINTS,
    "Points",
    (Entry("It goes on.", lead_in="The Quick Lake Patrol (QLP) sails.", piece_id="one"),),
)


def listed(content):
    part = glossary(content)
    return [(entry.lead_in, entry.text) for entry in part.entries] if part else []


def test_abbreviations_are_listed_by_the_alphabet_each_with_its_first_long_form():
    content = content_of(
        topic("1", "Lakes", block("A Northern Fisheries Council (NFC) met the air group (aG).")),
        topic("2", "Rivers", block("the New Ferry Company (NFC) and boats")),
        parts=(POINTS,),
        notes=(note(1, "See the Board of Lakes (BoL)."),),
    )
    assert listed(content) == [
        ("BoL", "Board of Lakes"),
        ("NFC", "Northern Fisheries Council"),
        ("QLP", "Quick Lake Patrol"),
    ]
    part = glossary(content)
    assert part.kind is PartKind.GLOSSARY
    assert str(part.title) == "Abbreviations"
    assert not any(entry.is_point or entry.quoted for entry in part.entries)


def test_tables_evidence_and_titles_are_read_too():
    table = Table(("Who", "What"), (("Board of Lakes (BoL)", "agreed"),))
    entry = Entry("They met.", evidence="the Harbour Safety Inspectors (HSI) met")
    content = content_of(
        topic("1", "Quick Lake Patrol (QLP)"),
        parts=(
            Part(PartKind.TABLE, "Commitments", (), table=table),
            Part(PartKind.POINTS, "Points", (entry,)),
        ),
    )
    assert [short for short, _ in listed(content)] == ["BoL", "HSI", "QLP"]


def test_where_nothing_is_defined_there_is_no_glossary():
    assert glossary(content_of(topic("1", "Lakes", block("The NFC met.")))) is None


def test_neither_the_sources_nor_a_glossary_are_read_for_one():
    content = content_of(parts=(POINTS,))
    whole = replace(content, parts=(*content.parts, glossary(content)))
    assert listed(whole) == listed(content)
    source = Part(PartKind.SOURCE, "Source", (Entry("Northern Fisheries Council (NFC)"),))
    assert listed(content_of(parts=(source,))) == []


@given(st.lists(st.text(alphabet="aAbBnNfFcC ()-（）国際連合", max_size=60), max_size=4))
def test_no_word_of_a_glossary_is_missing_from_the_handout(texts):
    content = content_of(topic("1", "Lakes", *map(block, texts)))
    shown = [one.text.replace("**", "") for one in content_texts(content)]
    for short, long in listed(content):
        assert any(short in text and long in text for text in shown)
