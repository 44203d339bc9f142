"""Fixtures of the composer's tests: a briefing of four pieces in its window, on a real library."""

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
from tests.fixtures.documents import annotate, resolved
from viewer.briefing.composer.composing import Composing
from viewer.briefing.profiles.office_choice import OfficeChoice

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
