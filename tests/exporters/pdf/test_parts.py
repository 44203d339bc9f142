"""The points page, measured; the same content as a web page."""

import re

import pytest

from data.briefing.content import Entry, Part, PartKind
from exporters.html.web_handout import render as html
from exporters.options import ExportOptions, PageSetup
from exporters.pdf.text.page_grid import Grid
from tests.exporters.pdf.test_structure import tree
from tests.fixtures.briefings import (
    HASH,
    LABELS,
    content_of,
    drawn,
    pdf,
    plain,
    read,
    spelled,
    spelling,
    text_of,
)

GRID = Grid.of(PageSetup())
PARTS = (
    Part(
        PartKind.BOTTOM_LINE,
        "Bottom line",
        (
            Entry("The alliance line held.", citation="§1 ¶2", label=LABELS["K"], aside="Note 1"),
            Entry("how long?", "Still open:", citation="§1 ¶3", label=LABELS["Q"], aside="Note 2"),
        ),
    ),
    Part(
        PartKind.POINTS,
        "Points",
        (
            Entry("Both said so.", "Article 5 covers it.", citation="§2 ¶1", label=LABELS["C"]),
            Entry("A short point."),
        ),
    ),
    Part(PartKind.BACKGROUND, "Background", (Entry("as planned", quoted=True, citation="§1 ¶2"),)),
    Part(PartKind.PRESS_LINE, "Press line", (Entry("We stay in touch.", aside="Use if asked"),)),
    Part(PartKind.SOURCE, "Source", (Entry("Japan Defense Focus"), Entry(f"SHA-256 {HASH}"))),
)


def page_of(*parts):
    (page,) = read(pdf(content_of(parts=parts, kind="Points to make"))).pages
    return page, {word.text: word for word in drawn(page)}


def faces(page):
    """The face of each run of text, by the run."""
    fonts = {
        name: font["/BaseFont"].rpartition("+")[2]
        for name, font in page["/Resources"]["/Font"].items()
    }
    maps = spelling(page)
    found, face, font = {}, "", {}
    for line in page.get_contents().get_data().decode("latin-1").split("\n"):
        if line.endswith(" Tf"):
            face, font = fonts[line.split(" ")[0]], maps[line.split(" ")[0][1:]]
        elif line.endswith((" Tj", " TJ")):
            found[spelled(line, font).strip()] = face
    return found


def test_all_parts_stand_on_one_page_in_order():
    page, _ = page_of(*PARTS)
    shown = plain(page.extract_text())
    order = [
        "Points to make", "Bottom line", "The alliance line held.", "§1 ¶2", "Note 1",
        "Still open: how long?", "Note 2", "Points", "Article 5 covers it. Both said so.", "§2 ¶1",
        "A short point.", "Background", "as planned”", "Press line", "We stay in touch.”",
        "Use if asked", "Source", "Japan Defense Focus", f"SHA-256 {HASH}",
    ]  # fmt: skip
    at = 0
    for words in order:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)
    assert "How to read this handout" not in shown


def test_the_bottom_line_stands_in_a_box_of_the_drawn_measures():
    page, words = page_of(*PARTS)
    stream = page.get_contents().get_data().decode("latin-1")
    box = re.search(r"0\.9176 0\.9373 0\.9608 rg ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", stream)
    assert box
    left, bottom, width, height = map(float, box.groups())
    top = GRID.height - bottom - height
    assert left == pytest.approx(GRID.text_x - 10, abs=0.01)
    assert left + width == pytest.approx(GRID.text_right + 4, abs=0.01)
    assert words["Bottom line"].y == pytest.approx(top + 18, abs=0.01)
    assert words["The alliance line held."].y == pytest.approx(top + 36, abs=0.01)
    assert GRID.height - bottom == pytest.approx(words["how long?"].y + 11, abs=0.01)


def test_citations_and_notes_stand_in_their_columns_on_the_first_line():
    _, words = page_of(*PARTS)
    held = words["The alliance line held."]
    aside = words["Note 1"]
    assert (aside.x, aside.y) == (
        pytest.approx(GRID.notes_x + 13.2, abs=0.01), pytest.approx(held.y)
    )  # fmt: skip
    assert words["Use if asked"].x == pytest.approx(GRID.notes_x, abs=0.01)


def test_the_source_speaks_in_serif_and_the_analyst_in_sans():
    page, _ = page_of(*PARTS)
    face = faces(page)
    assert face["The alliance line held."] == "IBMPlexSansCond-Medium"
    assert face["A short point."] == "IBMPlexSansCond-Regular"
    quoted = next(name for run, name in face.items() if run.startswith("as planned"))
    assert quoted == "IBMPlexSerif-Regular"
    bare = Part(PartKind.BOTTOM_LINE, "Bottom line", (Entry("Their own words.", quoted=True),))
    face = faces(page_of(bare)[0])
    assert next(f for run, f in face.items() if run.startswith("Their")) == "IBMPlexSerif-Medium"


def test_more_than_a_page_of_points_goes_on_and_keeps_all():
    points = tuple(Entry(f"p{n}x goes on " * 40, f"Lead-in {n}.") for n in range(12))
    huge = Part(PartKind.BOTTOM_LINE, "Bottom line", (Entry("b0x is very long " * 600),))
    made = pdf(content_of(parts=(huge, Part(PartKind.POINTS, "Points", points), *PARTS[2:])))
    shown = text_of(made)
    assert shown.count("b0x") == 600
    assert re.findall(r"Lead-in (\d+)\.", shown) == [str(n) for n in range(12)]
    assert all(shown.count(f"p{n}x") == 40 for n in range(12))
    for page in read(made).pages:
        assert all(word.y <= GRID.last_baseline + 0.1 for word in drawn(page) if word.size > 8.5)


def test_the_web_page_has_the_same_parts():
    content = content_of(parts=PARTS, kind="Points to make")
    page = html(content, ExportOptions(), lambda _done: None).decode()
    for words in ("Bottom line", "Still open:", "<q>as planned</q>", "Use if asked", HASH):
        assert words in page
    assert "How to read this handout" not in page
    assert 'class="guide"' not in page


def test_hostile_points_are_text_in_the_web_page():
    content = content_of(
        parts=(Part(PartKind.POINTS, "Points", (Entry("<script>alert(1)</script>", "<b>"),)),)
    )
    page = html(content, ExportOptions(), lambda _done: None).decode()
    assert "<script" not in page
    assert "&lt;b&gt;" in page


GLOSSARY = Part(
    PartKind.GLOSSARY,
    "Abbreviations",
    (
        Entry("Board of Lakes", lead_in="BoL", is_point=False),
        Entry("Northern Fisheries Council <b>", lead_in="NFC", is_point=False),
        Entry(
            "Patrol", lead_in="An abbreviation that is far too long for a column", is_point=False
        ),
    ),
)


def test_a_glossary_has_its_abbreviations_in_a_column_and_what_they_stand_for_beside_it():
    page, words = page_of(GLOSSARY)
    long = [words["Board of Lakes"], words["Northern Fisheries Council <b>"]]
    assert [words[short].x for short in ("BoL", "NFC")] == pytest.approx([GRID.text_x] * 2, abs=0.1)
    assert long[0].x == pytest.approx(long[1].x, abs=0.1)
    assert long[0].x > words["NFC"].x + 12
    assert long[0].y == pytest.approx(words["BoL"].y, abs=0.1)
    assert faces(page)["NFC"] == "IBMPlexSansCond-SemiBold"
    wide = "An abbreviation that is far too long for a column Patrol"
    assert wide in plain(page.extract_text())


def test_a_glossary_is_a_list_of_which_each_abbreviation_is_the_label():
    root = tree(parts=(GLOSSARY,))
    assert "LI(Lbl[BoL] LBody[Board of Lakes])" in root.outline()


def test_a_web_page_says_a_glossary_in_the_same_order():
    content = content_of(parts=(GLOSSARY,))
    page = html(content, ExportOptions(), lambda _done: None).decode()
    assert '<section class="part glossary"' in page
    assert "<b>BoL</b> Board of Lakes" in page
    assert "<b>NFC</b> Northern Fisheries Council &lt;b&gt;" in page
