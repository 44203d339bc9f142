"""A library with two annotated documents, and the composer over it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from data.annotation import Visibility
from data.briefing.briefing import Briefing
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, document_of, shipped_document
from viewer.briefing.composer.composing import Composing
from viewer.session.current_document import CurrentDocument

SHIPPED = shipped_document()
TALKS = document_of(
    "Port Talks\n\n1. Lights\n\nNorthland will light the pier by 2031. It pays half.\n\n"
    "2. Ferries\n\nThe ferries stop in winter.\n",
    "talks.txt",
)
ISLANDS = annotate(
    SHIPPED, "Senkaku Islands", label="commitment", note="As in 2015.",
    visibility=Visibility.BRIEFING,
)  # fmt: skip
SEAS = annotate(SHIPPED, "freedom of navigation", label="key-point", visibility=Visibility.BRIEFING)
SECRET = annotate(SHIPPED, "efficient procurement", label="concern", note="Ask the lawyers first.")
PIER = annotate(
    TALKS, "light the pier by 2031", label="commitment", note="New.",
    visibility=Visibility.BRIEFING,
)  # fmt: skip


@pytest.fixture
def filled(library):
    """The library with what there is to compose of."""
    for document, items in ((TALKS, (PIER,)), (SHIPPED, (ISLANDS, SEAS, SECRET))):
        library.remember(document, NOW)
        library.notebook(document.id).apply(Change("Add", items))
    return library


@pytest.fixture
def composing(qtbot, filled, jobs, settings, appearance, clock, new_id):
    document = CurrentDocument()
    made = Composing(
        jobs, settings, appearance, document, clock=clock, new_id=new_id, library=filled
    )
    yield made
    made.close()


@pytest.fixture
def composer(qtbot, composing, filled):
    """The composer with an empty briefing, and what a test does in it."""
    briefing = Briefing("b", "Deputy Minister", NOW, NOW)
    filled.briefings.add(briefing)
    assert composing.open("b")
    window = composing.window
    qtbot.waitUntil(lambda: window.pages.pages > 0)

    def passages():
        model = window.sources.list.passages
        return [model.passage(row) for row in range(model.rowCount())]

    def choose_document(document):
        sources = window.sources
        number = [entry.id for entry in sources._entries].index(document.id)
        sources._documents.set_current(number)
        qtbot.waitUntil(lambda: passages() and passages()[0].annotation.document_id == document.id)

    def put_in(*items):
        """Put passages in as a user does: select them, press Enter."""
        choose_document(SHIPPED if items[0].document_id == SHIPPED.id else TALKS)
        held = passages()
        view = window.sources.list
        model = view.selectionModel()
        model.clear()
        for item in items:
            row = [one.annotation.id for one in held].index(item.id)
            model.select(view.passages.index(row), model.SelectionFlag.Select)
        count = len(window.session.briefing.pieces)
        view.chosen.emit()
        return count

    def settled():
        """Wait until the pages are those of the briefing as it is."""
        with qtbot.waitSignal(window.pages.made):
            pass

    return SimpleNamespace(
        window=window, session=window.session, pieces=window.pieces, sources=window.sources,
        pages=window.pages, title=window.title, library=filled, composing=composing,
        passages=passages, choose_document=choose_document, put_in=put_in, settled=settled,
        replace=replace,
    )  # fmt: skip
