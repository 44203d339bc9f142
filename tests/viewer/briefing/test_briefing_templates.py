"""A briefing gets a template in the composer: chosen in a menu, undone, and shown on the pages."""

from contextlib import closing
from itertools import count

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from data.annotation import Visibility
from data.briefing.briefing import Briefing
from data.briefing.piece_making import piece_of
from data.library.location import location_of
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate
from viewer.briefing.composer.composing import Composing
from viewer.services.briefings.source_reader import SourceReader
from viewer.session.current_document import CurrentDocument

SHOWN = Visibility.BRIEFING


@pytest.fixture
def library(tmp_path, document):
    items = (
        annotate(
            document, "freedom of navigation", label="question", note="Why?", visibility=SHOWN
        ),
        annotate(
            document, "Senkaku Islands", label="commitment", note="As in 2015.", visibility=SHOWN
        ),
    )
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        library.notebook(document.id).apply(Change("Add", items))
        source = SourceReader(library.location).sources([document.id])
        pieces = tuple(piece_of(item, source[document.id], piece_id=item.id) for item in items)
        library.briefings.add(
            Briefing("b", "Minister", NOW, NOW, bottom_line="All stays.", pieces=pieces)
        )
        yield library


@pytest.fixture
def composing(qtbot, tools, library):
    ids = count()
    composing = Composing(
        tools.jobs, tools.settings, tools.appearance, CurrentDocument(),
        clock=lambda: NOW, new_id=lambda: f"new{next(ids)}", library=library,
    )  # fmt: skip
    assert composing.open("b")
    qtbot.waitSignal(composing.window.pages.made, timeout=20_000).wait()
    yield composing
    composing.close()


def choices(composing):
    """Open the menu of templates; return its actions by their texts."""
    menu = composing.window.templates.findChild(QMenu)
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def pages_after(qtbot, composing, act, read):
    with qtbot.waitSignal(composing.window.pages.made, timeout=20_000) as made:
        act()
    (pages,) = made.args
    text = " ".join(page.extract_text() for page in read(pages.pdf).pages)
    return pages, " ".join(text.split())


def test_a_template_is_chosen_seen_on_the_pages_and_undone(qtbot, composing, library, read):
    offered = choices(composing)
    assert list(offered) == [
        "No Template",
        "By document",
        "For a minister",
        "Open Templates Folder",
    ]
    assert offered["No Template"].isChecked()
    _, text = pages_after(qtbot, composing, offered["For a minister"].trigger, read)
    assert text.index("Commitments") < text.index("As in 2015.") < text.index("Why?")
    assert library.briefings.read("b").template == "minister"
    button = composing.window.templates
    assert button.text() == "For a minister ▾"
    assert choices(composing)["For a minister"].isChecked()
    session = composing.window.session
    assert session.undo() == "Change Template"
    assert session.briefing.template == ""
    assert button.text() == "Template ▾"


def test_the_office_s_own_templates_are_offered_as_they_come(qtbot, composing, library, read):
    folder = library.location.path.with_name("templates")
    opened = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
        choices(composing)["Open Templates Folder"].trigger()
    assert opened == [str(folder)]
    told = composing.window._status.currentMessage()
    assert told == f"No program of this desktop opens folders; it is {folder}"
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "Cabinet R&D.briefing.j2").write_text("# Only this\n", encoding="utf-8")
    offered = choices(composing)
    pages, text = pages_after(qtbot, composing, offered["Cabinet R&&D"].trigger, read)
    assert "Only this" in text
    assert "2015" not in text
    assert [
        caution.piece_id for caution in pages.cautions() if "leaves" in str(caution.message)
    ] == [piece.id for piece in library.briefings.read("b").pieces]


def test_a_faulty_template_is_told_and_the_briefing_is_shown_without_it(
    qtbot, composing, library, read
):
    folder = library.location.path.with_name("templates")
    folder.mkdir()
    (folder / "mine.briefing.j2").write_text("# A\n- p9\n", encoding="utf-8")
    pages, text = pages_after(qtbot, composing, choices(composing)["mine"].trigger, read)
    assert "As in 2015." in text
    (told,) = [str(caution.message) for caution in pages.cautions() if not caution.piece_id]
    assert told == (
        "The template was not used: Line 2, column 3 of “mine.briefing.j2”: there is no piece "
        "“p9”; a line of your own begins without “-”."
    )
