"""Lists in notes are lists for those who hear them, wherever the notes stand or go on."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, reject, settings

from data.basis.note_format import NoteFormat
from data.errors import ExportError
from exporters.options import NotePlacement, Standard
from tests.fixtures.briefings import block, content_of, note, pdf, read, topic
from tests.fixtures.marked_notes import FULL, marked_notes
from tests.fixtures.structure import structure

NESTED = """First words.

1. one
2. two goes on
   - inner one
   - inner two
     1. deepest
3. three

Between.

- bullet
- another"""
LONG = "Start.\n\n" + "\n".join(f"{n}. " + f"words of item {n} " * 30 for n in range(1, 40))
PLACES = list(NotePlacement)


def handout(text, **page):
    noted = block("Some text.", ("text", "K", 1))
    marked = replace(note(1, text), written_in=NoteFormat.MARKDOWN)
    return marked, pdf(content_of(topic("1", "Topic", noted), notes=(marked,)), **page)


def note_element(file):
    return next(kid for kid in structure(read(file)).walk() if kid.tag == "Note")


def letters(text):
    return re.sub(r"[\W_]|•|–", "", text)


def items(element, depth=0):
    """Yield of each item how many lists it is in, its marker and its own words."""
    for kid in element.kids:
        if kid.tag == "LI":
            label, *bodies = kid.kids
            assert [one.tag for one in kid.kids] in (["Lbl"], ["Lbl", "LBody"])
            own = "".join(
                part if isinstance(part, str) else "" if part.tag == "L" else part.words()
                for body in bodies
                for part in body.parts
            )
            yield depth, label.text, letters(own)
        yield from items(kid, depth + (kid.tag == "L"))


def said(marked):
    """Yield the same of the note itself; what goes on in an item belongs to it."""
    open_levels, found = [], []
    for each in marked.shown.blocks:
        open_levels = [level for level in open_levels if level <= each.level]
        words = letters("".join(run.text for line in each.lines for run in line))
        if each.marker and each.level:
            if each.level not in open_levels:
                open_levels.append(each.level)
            found.append([len(open_levels), each.marker, words, each.level])
        elif open_levels:
            owner = next(one for one in reversed(found) if one[3] == open_levels[-1])
            owner[2] += words
    return [tuple(one[:3]) for one in found]


@pytest.mark.parametrize("standard", list(Standard))
@pytest.mark.parametrize("place", PLACES)
def test_items_stand_in_their_lists_in_the_order_of_the_note(place, standard):
    marked, file = handout(NESTED, notes=place, standard=standard)
    element = note_element(file)
    assert list(items(element)) == said(marked)
    lists = [kid for kid in element.walk() if kid.tag == "L"]
    assert [one.entries["/A"]["/ListNumbering"] for one in lists] == [
        "/Decimal", "/Disc", "/Decimal", "/Disc",
    ]  # fmt: skip
    assert letters(marked.words) in letters(element.text)


@pytest.mark.parametrize("place", PLACES)
def test_a_list_that_goes_on_over_pages_stays_one(place):
    marked, file = handout(LONG, notes=place)
    assert len(read(file).pages) > 1
    element = note_element(file)
    (only,) = [kid for kid in element.kids if kid.tag == "L"]
    assert [kid.tag for kid in only.kids] == ["LI"] * 39
    heard = [(depth, marker) for depth, marker, _ in items(element)]
    assert heard == [(depth, marker) for depth, marker, _ in said(marked)]
    goes_on = "continuesonthenextpage", "Keypointcontinued"
    words = letters(element.text)
    for ours in goes_on:
        words = words.replace(ours, "")
    assert letters(marked.words) in words


@settings(max_examples=40, deadline=None)
@given(marked_notes())
def test_every_note_is_heard_as_it_is_nested(text):
    try:
        marked, file = handout(text)
    except ExportError:  # of a letter that no font here has
        reject()
    assert list(items(note_element(file))) == said(marked)


def test_all_that_a_note_can_hold_is_heard_in_order():
    marked, file = handout(FULL)
    assert letters(marked.words) in letters(note_element(file).text)
