"""Ways through what was found, in the window, by keyboard and mouse, each gone twice."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from data.text.exactness import Exact
from tests.fixtures.windows import press, write
from viewer.reading.finding.find_options import FindOptions, remember, remembered
from viewer.session.settings import Settings

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TWICE = range(2)
PAPER = """災害対策の会議

1. 災害対策基本法

法の第１条　ﾃｽﾄの被害、災害対策基本法の改正。Russia’s “free and open” non\u2011proliferation.

2. Communiqué

The Communiqué of 2018 on co\u00adoperation and the communique of 2019. 被害額。
"""


@pytest.fixture
def paper(window, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    window.open(path)
    return window


def tool_of(window):
    return window.first.reading.find_tool


def bar_of(window):
    return tool_of(window).bar


def settle(window):
    """Let the search end, of which a slice is made at a time."""
    while not tool_of(window).run.is_complete:
        QApplication.processEvents()


def selected(window):
    settle(window)
    return window.session.document.text[slice(*window.first.reading.page.selection())]


def said(window):
    settle(window)
    return bar_of(window)._count.text()


def find(window, words):
    press(window, Qt.Key.Key_F, CONTROL)
    bar_of(window).field.clear()
    bar_of(window).field.setText(words)
    settle(window)


def lines(window):
    settle(window)
    model = bar_of(window).list.hits
    return [str(model.line(row)) for row in range(model.rowCount())]


def annotate(window, words, note="", tags=()):
    session = window.session
    start = session.document.text.index(words)
    name = session.add(start, start + len(words), "concern", note)
    if tags:
        session.set_tags(name, tags)
    session.set_current("")
    return name


@pytest.mark.parametrize(
    ("typed", "printed", "count"),
    [("第1条", "第１条", 1), ("テスト", "ﾃｽﾄ", 1), ("Russia's", "Russia’s", 1),
     ("communique", "Communiqué", 3), ("non-proliferation", "non\u2011proliferation", 1),
     ('"free', "“free", 1), ("災害対策基本法", "災害対策基本法", 2), ("被害", "被害", 2)],
)  # fmt: skip
def test_what_is_typed_finds_what_is_printed_and_as_typed_does_not(paper, typed, printed, count):
    for _ in TWICE:
        find(paper, typed)
        assert selected(paper) == printed
        assert said(paper).endswith(f"of {count}")
        bar_of(paper).menu.as_typed.trigger()
        shown = selected(paper) if typed in paper.session.document.text else ""
        assert shown in {typed, ""}
        assert (said(paper) == "No match") == (typed not in paper.session.document.text)
        bar_of(paper).menu.as_typed.trigger()
        assert bar_of(paper).options.exact == Exact.NOTHING
        press(paper, Qt.Key.Key_Escape)


def test_each_switch_of_the_menu_is_set_and_unset_twice(paper):
    find(paper, "communique")
    menu = bar_of(paper).menu
    for kind, action in menu._kinds.items():
        for _ in TWICE:
            action.trigger()
            assert bar_of(paper).options.exact == kind
            assert said(paper).endswith("of 1" if kind is Exact.ACCENTS else "of 3")
            action.trigger()
            assert bar_of(paper).options.exact == Exact.NOTHING
    for _ in TWICE:
        bar_of(paper)._case.click()
        assert said(paper).endswith("of 1")
        bar_of(paper)._case.click()


def test_the_menu_opens_by_key_and_by_mouse_twice(paper):
    find(paper, "communique")
    button = bar_of(paper).menu
    for number in TWICE:
        button._menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        assert button._menu.isVisible()
        QTest.keyClick(button._menu, Qt.Key.Key_Down)
        QTest.keyClick(button._menu, Qt.Key.Key_Return)
        assert bar_of(paper).options.exact == (0 if number else Exact.ACCENTS)
        assert not button._menu.isVisible()


def test_hits_are_listed_topic_by_topic_and_gone_to_by_key(paper):
    page = paper.first.reading.page
    for _ in TWICE:
        page.scroll_to(0)
        page.place_caret(0)
        find(paper, "communique")
        press(paper, Qt.Key.Key_Down)
        assert bar_of(paper).list.hasFocus()
        assert lines(paper)[0] == "2 Communiqué, 3 hits"
        assert len(lines(paper)) == 4
        press(paper, Qt.Key.Key_Down)
        press(paper, Qt.Key.Key_Down)
        assert selected(paper) == "communique"
        assert said(paper) == "3 of 3"
        press(paper, Qt.Key.Key_Escape)
        assert bar_of(paper).field.hasFocus()
        press(paper, Qt.Key.Key_Escape)
        assert not bar_of(paper).isVisible()
        assert page.marks_bar.value() == 0
        assert not paper.parts.actions["back"].isEnabled()


def test_return_in_the_list_stays_and_back_leads_to_where_one_was(paper):
    page = paper.first.reading.page
    for _ in TWICE:
        page.scroll_to(0)
        page.place_caret(0)
        find(paper, "communique")
        press(paper, Qt.Key.Key_Down)
        press(paper, Qt.Key.Key_Down)
        press(paper, Qt.Key.Key_Return)
        assert page.hasFocus()
        assert selected(paper) == "Communiqué"
        before = page.first_visible()
        press(paper, Qt.Key.Key_F, CONTROL)
        press(paper, Qt.Key.Key_Escape)
        assert page.first_visible() == before
        press(paper, Qt.Key.Key_Left, ALT)
        assert page.first_visible() == 0


def test_hits_are_gone_to_by_mouse(paper):
    find(paper, "communique")
    bar_of(paper).lister.click()
    hits = bar_of(paper).list
    for row, expected in ((3, "communique"), (1, "Communiqué"), (0, "Communiqué")) * 2:
        place = hits.visualRect(hits.hits.index(row)).center()
        QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert selected(paper) == expected
    for shown in (False, True) * 2:
        bar_of(paper).lister.click()
        assert hits.isVisible() == shown


def test_keys_go_past_the_heads_of_topics_both_ways(paper):
    find(paper, "2")
    press(paper, Qt.Key.Key_Down)
    rows = len(lines(paper))
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End) * 2:
        press(paper, key, CONTROL)
    for _ in range(rows):
        press(paper, Qt.Key.Key_Up)
    assert bar_of(paper).field.hasFocus()


def test_a_list_without_hits_lets_the_keyboard_where_it_is(paper):
    for words in ("", "zebra") * 2:
        find(paper, words)
        press(paper, Qt.Key.Key_Down)
        assert bar_of(paper).field.hasFocus()
        assert lines(paper) == []


def test_one_topic_alone_is_looked_through(paper):
    page, text = paper.first.reading.page, paper.session.document.text
    for _ in TWICE:
        page.place_caret(text.index("第１条"))
        find(paper, "被害")
        assert said(paper) == "1 of 2"
        bar_of(paper).menu.in_topic.trigger()
        assert said(paper) == "1 of 1 in this topic"
        bar_of(paper).field.setText("communique")
        assert said(paper) == "No match in this topic"
        bar_of(paper).menu.in_topic.trigger()
        assert said(paper).endswith("of 3")
        press(paper, Qt.Key.Key_Escape)


def test_another_document_is_looked_through_whole(paper, tmp_path):
    find(paper, "被害")
    bar_of(paper).menu.in_topic.trigger()
    other = tmp_path / "other.txt"
    other.write_text(PAPER + "\nMore of it.\n", encoding="utf-8")
    paper.open(other)
    assert not bar_of(paper).options.in_topic


def test_notes_and_tags_are_found_and_lead_to_card_and_passage(paper):
    noted = annotate(paper, "第１条", "Ask “Russia’s” envoy about zebras")
    tagged = annotate(paper, "2019", tags=("Zébra",))
    whole = paper.session.add_to_topic(None, "question")
    paper.session.set_note(whole, "zebra of it all")
    paper.session.set_current("")
    paper.parts.actions["annotations"].trigger()  # hidden
    for number in TWICE:
        find(paper, "zebra")
        if not number:
            assert said(paper) == "No match"
            bar_of(paper).menu.in_notes.trigger()
        assert said(paper).endswith("of 3")
        press(paper, Qt.Key.Key_Down)
        shown = lines(paper)
        assert [line for line in shown if line.startswith("Note, Concern")] == [shown[3], shown[5]]
        assert shown[0].startswith("Notes on no passage")
        hits = bar_of(paper).list
        for row, name in ((3, noted), (5, tagged), (1, whole)):
            hits.chosen.emit(row)
            assert paper.session.current == name
            if name != whole:
                assert selected(paper) in {"第１条", "2019"}
        assert paper.parts.annotations.isVisible()
        press(paper, Qt.Key.Key_Escape)


def test_next_and_previous_walk_through_notes_as_well(paper):
    annotate(paper, "第１条", "communique in a note")
    find(paper, "communique")
    bar_of(paper).menu.in_notes.trigger()
    way = []
    for _ in range(5):
        way.append((selected(paper), said(paper)))
        press(paper, Qt.Key.Key_F3)
    assert [words for words, _ in way] == [
        "Communiqué", "Communiqué", "communique", "第１条", "Communiqué",
    ]  # fmt: skip
    assert [place[0] for _, place in way[:3]] == ["2", "3", "4"]
    assert way[3][1] == "From the start: 1 of 4"
    press(paper, Qt.Key.Key_F3, SHIFT)
    press(paper, Qt.Key.Key_F3, SHIFT)
    assert selected(paper) == "第１条"


def test_a_note_that_is_changed_meanwhile_is_found_as_it_is(paper):
    name = annotate(paper, "第１条", "zebra")
    find(paper, "zebra")
    bar_of(paper).menu.in_notes.trigger()
    assert said(paper) == "1 of 1"
    for note, told in (("horse", "No match"), ("zebra", "1 of 1")) * 2:
        paper.session.set_note(name, note)
        assert said(paper) == told
    paper.session.delete(name)
    assert said(paper) == "No match"


def test_a_note_in_markdown_is_found_as_it_is_shown_and_as_it_was_written(paper):
    name = annotate(paper, "第１条")
    paper.session.set_note(name, "Un**believ**able, *zebra*")
    find(paper, "unbelievable")
    bar_of(paper).menu.in_notes.trigger()
    assert said(paper) == "1 of 1"
    for words in ("un**believ", "zebra", "unbelievable, zebra"):
        find(paper, words)
        assert said(paper) == "1 of 1"


def test_options_are_remembered_but_for_the_topic(start, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    for again in TWICE:
        with start() as window:
            window.open(path)
            bar = bar_of(window)
            if again:
                assert bar.options == FindOptions(Exact.WIDTH, whole_words=True, in_notes=True,
                                                  shows_list=True)  # fmt: skip
                find(window, "被害")
                assert bar.list.isVisible()
                continue
            find(window, "被害")
            for action in (bar.menu._kinds[Exact.WIDTH], bar.menu.in_notes, bar.menu.in_topic):
                action.trigger()
            bar._words.click()
            bar.lister.click()


def test_settings_that_hold_something_else_are_options_all_the_same(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value("find/exact", "1e9")
    settings.set_value("find/options", "words nonsense")
    assert remembered(settings) == FindOptions(whole_words=True)
    for exact in (Exact.AS_TYPED, Exact.NOTHING):
        remember(settings, FindOptions(exact))
        assert remembered(settings) == FindOptions(exact)


def test_hits_are_ticked_at_the_scroll_bar_and_gone_with_the_bar(paper):
    marks = paper.first.reading.page.marks_bar
    for _ in TWICE:
        find(paper, "communique")
        assert said(paper).endswith("of 3")
        assert len(marks._tick_rows()) >= 2
        bar_of(paper).field.clear()
        assert marks._tick_rows() == []
        write(paper, "2019")
        assert said(paper).endswith("of 1")
        assert len(marks._tick_rows()) == 1
        press(paper, Qt.Key.Key_Escape)
        assert marks._tick_rows() == []


def test_a_broken_expression_is_told_below_the_field(paper):
    for _ in TWICE:
        find(paper, "a)(")
        bar_of(paper)._expression.click()
        assert said(paper) == ""
        assert bar_of(paper)._fault.isVisible()
        assert "Not a regular expression" in bar_of(paper)._fault.text()
        bar_of(paper)._expression.click()
        assert not bar_of(paper)._fault.isVisible()
        assert said(paper) == "No match"


@pytest.mark.parametrize("width", [640, 1000, 1366])
def test_nothing_of_the_bar_is_cut_in_windows_of_any_width(paper, width):
    for _ in TWICE:
        paper.resize(width, 600)
        find(paper, "communique")
        bar_of(paper).lister.setChecked(True)
        QApplication.processEvents()
        bar = bar_of(paper)
        inside = bar.rect()
        shown = [bar.field, bar.menu, bar.lister, bar._close, bar._next, bar._words]
        places = [QRect(one.mapTo(bar, QPoint(0, 0)), one.size()) for one in shown]
        assert all(inside.contains(place) for place in places)
        assert not any(a.intersects(b) for a, b in combinations(places, 2))
        paper.resize(1440, 900)


def test_the_list_keeps_to_the_hit_that_keys_go_to(paper):
    find(paper, "communique")
    bar_of(paper).lister.click()
    hits = bar_of(paper).list
    for row in (2, 3, 1, 2):
        press(paper, Qt.Key.Key_F3)
        assert hits.currentIndex().row() == row
