"""What documents and users write is shown as it stands, and nothing that it names is opened."""

import ast
import re
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint
from PySide6.QtGui import QHelpEvent, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QWidget,
)

from data.annotation import Label, Pattern, Visibility
from data.briefing.plan import LAST_USED, Plan
from tests.fixtures.dialogs import every_dialog
from viewer.services.exchange import content_of
from viewer.widgets import literal_text

VIEWER = Path(__file__).parents[3] / "viewer"
MARKUP = '<img src="PICTURE"> <b>bold</b> &amp; R&Zave [*]'
ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)


def markup(picture):
    return MARKUP.replace("PICTURE", str(picture))


@pytest.fixture
def hostile(qtbot, window, tmp_path):
    """A window on a document, annotations, labels and plans that are all full of markup."""
    text = markup(tmp_path / "picture.png")
    head = escape(text)
    path = tmp_path / "<b>file<b> &Zave [*].html"
    body = f"<p>{head} {head} and some more words. {head}</p>"
    other = tmp_path / "<i>older<i> &Zave.html"
    for place, words in ((other, "Older words here"), (path, "Newer words here")):
        place.write_text(
            f"<html><head><title>{head}</title></head><body><nav>Menu {head}</nav><article>"
            f"<h1>{head}</h1><p>August 28, 2018</p><p>{words} agreed by all.</p>"
            f"<h2>1 {head}</h2>{body}<h2>2 {head}</h2>{body}</article></body></html>",
            encoding="utf-8",
        )
    label = Label("own", text, "&", "9", text, "#EDB220", "#EDB220", 0.4, Pattern.SOLID)
    library = window.first.library
    library.set_labels((*library.labels(), label))
    window._commands.renew()
    for place in (other, path):
        with qtbot.wait_signal(window.first.opener.opened):
            window.open(place)
        QApplication.processEvents()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isModal():
                dialog.close()
        annotate(window.session, text)
    return window


def annotate(session, text):
    start = session.document.text.index("words here")
    session._author = lambda: text
    kept = session.add(start, start + 10, "own", text)
    session.set_tags(kept, (text,))
    session.set_visibility((kept,), Visibility.BRIEFING)
    session.add_to_topic(None, "own", text)
    gone = session.add_to_topic(0, "own", text)
    session.delete(gone)
    session.set_current(kept)


def faults(root):
    """Return what Qt would not show as it stands, of a window and all that is in it."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [f"{widget} {said}" for said in of_widget(widget)]
    if "[*]" in root.windowTitle().replace("[*][*]", ""):
        found.append(f"{root} title {root.windowTitle()}")
    return found


def of_widget(widget):
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if is_rich(tip):
            yield f"tip {tip!r}"
    if isinstance(widget, QLabel):
        if widget.text() and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {widget.text()!r}"
        if widget.buddy() and swallows(widget.text()):
            yield f"mnemonic {widget.text()!r}"
    if isinstance(widget, QAbstractButton) and swallows(widget.text()):
        yield f"caption {widget.text()!r}"
    for action in widget.actions():
        if swallows(action.text()) or is_rich(action.toolTip()):
            yield f"action {action.text()!r} {action.toolTip()!r}"
    if isinstance(widget, QAbstractItemView | QComboBox):
        yield from of_model(widget.model())


def of_model(model: QAbstractItemModel):
    for row in range(min(model.rowCount(), 200)):
        for role in ROLES:
            tip = model.index(row, 0).data(role)
            if tip and is_rich(tip):
                yield f"item {tip!r}"


def swallows(text):
    """Tell whether the ampersand of ours would become an underline."""
    return "Zave" in text and "&&Zave" not in text


def is_rich(tip):
    """Tell whether a tip has elements but those that the helper puts around lines."""
    lines = re.sub(r"</?qt>|<br>", "", tip)
    return "<" in lines or (lines == tip and (Qt.mightBeRichText(tip) or "&amp;" in tip))


def test_no_window_takes_markup_for_its_own(qtbot, hostile, tmp_path):
    assert "<b>bold</b> &amp; R&Zave" in hostile.session.document.title
    hostile.first.library.set_plan(
        hostile.session.document.id, LAST_USED, Plan(marking="<b>x</b> &Zave")
    )
    hostile.show_message(f"“{markup('x')}” could not be read.")
    found = faults(hostile)
    menu = hostile.parts.actions.context_menu(hostile)
    found += faults(menu)
    hostile.parts.files.fill(hostile.parts.actions.recent)
    found += faults(hostile.parts.actions.recent)
    path = tmp_path / "<b>all<b> &Zave.jsonld"
    content, _ = content_of(
        hostile.first.library, hostile.session.document, path, private=True, author=markup("x")
    )
    path.write_bytes(content)
    seen = []
    for name, dialog in every_dialog(qtbot, hostile, exchanged=path):
        seen.append(name)
        found += [f"{name}: {fault}" for fault in faults(dialog)]
    assert found == []
    assert {
        "library",
        "labels",
        "import",
        "history",
        "trash",
        "review",
        "preview",
        "briefing name",
    } <= set(seen)


def test_menus_of_cards_show_label_names_as_they_stand(hostile):
    from viewer.annotations.card_menu import card_menu

    cards = hostile.parts.annotations._cards
    card = cards.card_at(cards.model().index(1, 0))
    menu = card_menu(card, hostile.session.labels, cards)
    assert faults(menu) == []
    assert isinstance(menu, QMenu)


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_title_s_tool_tip_opens_no_file(qtbot, hostile, tmp_path):
    """The very way of a pointer that rests on the title: what Qt shows holds no picture."""
    box = hostile.parts.toolbar.title
    middle = QPoint(box.width() // 2, box.height() // 2)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, middle, box.mapToGlobal(middle)))
    tips = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QTipLabel"]
    shown = QTextDocument()
    shown.setHtml(tips[-1].text())
    assert shown.toPlainText() == " ".join(hostile.session.document.title.split())
    assert "\ufffc" not in shown.toPlainText()


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "two\nlines",
        "<b>bold</b>",
        "&amp; &lt;",
        "a < b & c > d",
        "x" * 500,
        'long enough to be wrapped, "quoted", and <img src="/dev/zero">' * 3,
    ],
)
def test_a_tool_tip_shows_its_text_as_it_stands(text):
    tip = literal_text.tool_tip(text)
    shown = QTextDocument()
    if tip.startswith("<qt>"):
        shown.setHtml(tip)
    else:
        assert not Qt.mightBeRichText(tip)
        shown.setPlainText(tip)
    assert shown.toPlainText() == text


def test_what_no_screen_could_show_is_cut():
    assert len(literal_text.tool_tip("&" * 10_000_000)) < 20_000
    assert len(literal_text.caption("&" * 10_000_000)) < 1000
    assert literal_text.tool_tip(" \n") == ""


def test_captions_and_titles_show_ampersands_stars_and_one_line(qtbot):
    assert literal_text.caption("R&D\tand\nmore") == "R&&D and more"
    assert literal_text.spoken(literal_text.caption("R&D")) == "R&D"
    assert literal_text.spoken("&Save") == "Save"
    window = QWidget()
    qtbot.add_widget(window)
    window.setWindowTitle(literal_text.window_title("a [*] b"))
    window.show()
    assert window.windowHandle().title().startswith("a [*] b")


FORBIDDEN = {"QLabel", "QMessageBox", "setHtml", "insertHtml", "appendHtml", "setTextFormat"}
TIPS = {"setToolTip", "setWhatsThis", "setStatusTip", "showText"}
GETTERS = ("toolTip", "windowTitle")
CAPTIONED = {
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QAction",
    "QMenu",
    "QGroupBox",
    "addAction",
    "addMenu",
    "addButton",
    "addTab",
}


@pytest.mark.parametrize(
    "path", sorted(VIEWER.rglob("*.py")), ids=lambda path: str(path.relative_to(VIEWER))
)
def test_text_reaches_qt_through_the_helper_alone(path):
    if path.name in {"literal_text.py", "message_boxes.py"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            where = f"{path.name}:{node.lineno}"
            assert name not in FORBIDDEN, where
            if name in TIPS and node.args:
                assert is_safe(node.args, "tool_tip"), where
            if name == "setWindowTitle":
                assert is_safe(node.args, "window_title"), where
            if name in CAPTIONED:
                assert not [arg for arg in node.args if is_made(arg)], where


def is_safe(arguments, helper):
    """Tell whether a text is a literal, in any language, a constant, or made by the helper."""
    return any(
        isinstance(argument, ast.Constant)
        or (isinstance(argument, ast.Name) and (argument.id.isupper() or argument.id == "does"))
        or (
            isinstance(argument, ast.Call) and _name(argument) in {helper, "toolTip", "windowTitle"}
        )
        or (isinstance(argument, ast.Call) and _name(argument) == "tr" and not argument.keywords)
        for argument in arguments
    )


def is_made(argument):
    """Tell whether a caption is put together of texts that went through no helper."""
    return isinstance(argument, ast.JoinedStr) and any(
        isinstance(part, ast.FormattedValue)
        and part.format_spec is None
        and not (isinstance(part.value, ast.Call) and _name(part.value) == "caption")
        for part in argument.values
    )


def _name(call):
    return ast.unparse(call.func).rpartition(".")[2]
