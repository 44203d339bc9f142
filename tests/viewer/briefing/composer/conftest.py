"""Fixtures of the composer's tests: a briefing of four pieces in its window, on a real library."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from data.annotation import Visibility
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.content import Letterhead
from data.briefing.piece_making import piece_of
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.profile import Profile
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, document_of, resolved, shipped_document
from viewer.briefing.composer.composing import Composing
from viewer.briefing.profiles.office_choice import OfficeChoice
from viewer.session.current_document import CurrentDocument

MARKINGS = ("OPEN", "INTERNAL", "RESTRICTED")
RECIPIENTS = ("Deputy Minister", "Director/General: Policy", "防衛政策局長")
BUREAU = Profile(
    "Policy Bureau",
    Letterhead("Ministry of Defense", ("Ichigaya, Tokyo",)),
    MARKINGS,
    recipients=RECIPIENTS,
    distribution=("File",),
    names_marking=True,
)
DESK = Profile("Desk")
QUOTE = "work together to realize complete, verifiable and irreversible dismantlement"


@pytest.fixture
def pledge(library, document, clock):
    """A passage of the shipped document that may go into briefings."""
    item = annotate(
        document, QUOTE, label="commitment", note="As before.", visibility=Visibility.BRIEFING
    )
    library.remember(document, clock())
    library.notebook(document.id).apply(Change("Add", (item,)))
    return item


@pytest.fixture
def kept(library, document, pledge, clock):
    """A briefing in the library, with the profiles of two offices beside it."""
    source = BriefingSource(document, (pledge,), resolved(document, (pledge,)))
    now = clock()
    briefing = Briefing(
        "b",
        "Before the 2+2",
        now,
        now,
        title=TitleBlock(subject="What was promised", prepared_for="Everybody"),
        pieces=(
            BriefingPiece("head", PieceKind.HEADING, "North Korea"),
            piece_of(pledge, source, piece_id="pledge"),
            BriefingPiece("own", PieceKind.TEXT, "Nobody asked about costs."),
            BriefingPiece("table", PieceKind.TABLE, "Who said what"),
        ),
    )
    library.briefings.add(briefing)
    for profile in (BUREAU, DESK):
        library.profiles.keep(profile)
    return briefing


@pytest.fixture
def composing(qtbot, jobs, settings, appearance, current, clock, new_id, library, kept):
    """What opens briefings, with the one that is kept open and its first pages made."""
    composing = Composing(
        jobs, settings, appearance, current, clock=clock, new_id=new_id, library=library
    )
    composing.open(kept.id)
    with qtbot.waitSignal(composing.window.pages.made):
        pass
    yield composing
    while (left := QApplication.activeModalWidget()) is not None:
        left.hide()
    composing.close()


@pytest.fixture
def window(composing):
    """The composer's window."""
    return composing.window


@pytest.fixture
def choice(window):
    """What is chosen at the button in the status bar."""
    return window.findChild(OfficeChoice)


@pytest.fixture
def remade(qtbot, window):
    """Do something, and wait until the pages that follow it are made; return what was found."""

    def remade(act):
        with qtbot.waitSignal(window.pages.made) as made:
            act()
        return made.args[0]

    return remade


@pytest.fixture
def actions():
    """Return the actions of a menu and of the menus in it, by what they say."""

    def actions(menu):
        found = {}
        for action in menu.actions():
            if action.menu() is not None:
                found |= {
                    f"{spoken(action)} ▸ {name}": one
                    for name, one in actions(action.menu()).items()
                }
            elif action.text():
                found[spoken(action)] = action
        return found

    def spoken(action):
        return action.text().replace("&", "").partition("\t")[0]

    return actions


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
def over_documents(qtbot, filled, jobs, settings, appearance, clock, new_id):
    document = CurrentDocument()
    made = Composing(
        jobs, settings, appearance, document, clock=clock, new_id=new_id, library=filled
    )
    yield made
    made.close()


@pytest.fixture
def composer(qtbot, over_documents, filled):
    """The composer with an empty briefing, and what a test does in it."""
    briefing = Briefing("b", "Deputy Minister", NOW, NOW)
    filled.briefings.add(briefing)
    assert over_documents.open("b")
    window = over_documents.window
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
        pages=window.pages, title=window.title, library=filled, composing=over_documents,
        passages=passages, choose_document=choose_document, put_in=put_in, settled=settled,
        replace=replace,
    )  # fmt: skip
