"""Where highlights lie over each other, each can be reached; the same words are labelled anew."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt

from tests.fixtures.windows import press, select

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_clicks_and_keys_go_through_the_annotations_on_the_same_words(
    qtbot, opened, mouse, mark, page, text
):
    inner = mark("realize", "concern")
    outer = mark("work together to realize complete", "key-point")
    other = mark("together to realize", "question")
    opened.session.set_current("")
    told, place = [], text.index("ealize")
    opened.parts.annotating.told.connect(told.append)
    page.reveal(place)
    seen = []
    for _ in range(4):
        mouse.click(place)
        mouse.click(text.index("The Ministers agreed")) if len(seen) == 99 else None
        seen.append(opened.session.current)
    assert seen == [inner, other, outer, inner]
    assert told[:3] == ["Concern: 1 of 3 here", "Question: 2 of 3 here", "Key point: 3 of 3 here"]
    seen.clear()
    for _ in range(4):
        press(opened, Qt.Key.Key_F2, SHIFT)
        seen.append(opened.session.current)
    assert sorted(seen[:3]) == sorted([inner, other, outer])
    assert seen[3] == seen[0]
    assert len(told) == 8


def test_a_click_elsewhere_begins_anew(opened, mouse, mark, page, text):
    inner, outer = mark("realize", "concern"), mark("to realize complete", "key-point")
    opened.session.set_current("")
    page.reveal(text.index("realize"))
    for _ in range(2):
        mouse.click(text.index("realize") + 3)
        assert opened.session.current == inner
        mouse.click(text.index("complete") + 3)
        assert opened.session.current == outer
        opened.session.set_current("")


def test_tabs_stand_side_by_side_and_the_last_counts_the_rest(opened, mark, page, text):
    names = [
        mark(words, label)
        for words, label in [
            ("together to", "commitment"), ("together to realize", "question"),
            ("together", "concern"), ("together to realize complete", "action"),
            ("together to realize complete, verifiable", "key-point"),
        ]
    ]  # fmt: skip
    page.reveal(text.index("together"))
    for zoom in (1.0, 2.0, 3.0, 0.5):
        opened.first.reading.set_zoom(zoom)
        page.reveal(text.index("together"))
        page.grab()
        tabs = sorted(page._painter.tabs, key=lambda tab: tab.rect.left())
        assert sorted(name for tab in tabs for name in tab.ids) == sorted(names)
        assert len(tabs) >= 2
        edge = page.laid_out.text.textWidth() - page.laid_out.gutter
        assert tabs[0].rect.left() > edge
        assert tabs[-1].rect.right() < page.laid_out.text.textWidth()
        for one, other in pairwise(tabs):
            assert one.rect.right() < other.rect.left()
        assert [len(tab.ids) for tab in tabs[:-1]] == [1] * (len(tabs) - 1)


def test_a_click_on_the_count_goes_through_the_rest(qtbot, opened, mouse, mark, page, text):
    for words, label in [
        ("to", "concern"),
        ("to realize", "action"),
        ("to realize complete", "question"),
        ("to realize complete, verifiable", "key-point"),
    ]:
        start = text.index("to realize complete")
        opened.session.add(start, start + len(words), label)
    opened.session.set_current("")
    page.reveal(text.index("together"))
    page.grab()
    tab = next(tab for tab in page._painter.tabs if len(tab.ids) > 1)
    point = tab.rect.center().toPoint() - QPoint(0, page.marks_bar.value())
    seen = []
    for _ in range(2 * len(tab.ids)):
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
        seen.append(opened.session.current)
    assert seen == [*tab.ids, *tab.ids]


def test_labelling_the_very_same_words_relabels_their_highlight_twice(opened):
    told = []
    opened.parts.annotating.told.connect(told.append)
    for key, label in (
        (Qt.Key.Key_2, "commitment"),
        (Qt.Key.Key_3, "concern"),
        (Qt.Key.Key_3, "concern"),
    ):
        select(opened, "work together to realize")
        press(opened, key)
        (item,) = opened.session.annotations
        assert item.label_id == label
    assert told == [
        "This passage was “Commitment”; it is “Concern” now",
        "This passage is highlighted so already: Concern",
    ]
    opened.parts.actions["undo"].trigger()
    (item,) = opened.session.annotations
    assert item.label_id == "commitment"
    opened.parts.actions["undo"].trigger()
    assert not opened.session.annotations


def test_a_colleagues_highlight_on_the_same_words_is_left_alone(opened, mark):
    from dataclasses import replace

    from data.notebook import Change

    name = mark("work together to realize", "question")
    theirs = replace(opened.session.annotation(name), author="Desk 2")
    opened.session.apply(Change("Import", (theirs,)))
    for _ in range(2):
        select(opened, "work together to realize")
        press(opened, Qt.Key.Key_3)
    assert len(opened.session.annotations) == 2
    assert opened.session.annotation(name) == theirs
