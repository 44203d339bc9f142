"""Fixtures of the window's tests: the shipped document and a session on a real library."""

from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

from data.annotation import standard_labels
from data.documents import shipped
from data.intake import read_document
from data.library.location import location_of
from tests.fixtures.windows import running
from viewer.look import theme
from viewer.look.appearance import Appearance
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.settings import Settings

PRIVATE_NOTE = "Ask which exercises, and until when."


@pytest.fixture(autouse=True)
def _no_dialog_left(request):
    """Close the dialogs that a test leaves open: what the next one does would wait for them."""
    yield
    while (left := QApplication.instance() and QApplication.activeModalWidget()) is not None:
        left.hide()


@pytest.fixture
def document():
    return read_document(shipped())


@pytest.fixture
def clock():
    minutes = count()
    start = datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
    return lambda: start + timedelta(minutes=next(minutes))


@pytest.fixture
def new_id():
    numbers = count(1)
    return lambda: f"annotation-{next(numbers)}"


@pytest.fixture
def library(tmp_path):
    library = location_of(tmp_path / "data" / "library.sqlite3").make()
    yield library
    library.close()


@pytest.fixture
def session(qapp, document, library, clock, new_id):
    library.remember(document, clock())
    notebook = library.notebook(document.id)
    return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)


@pytest.fixture
def current(qapp):
    """Nothing is open, until a test shows a session."""
    return CurrentDocument()


@pytest.fixture
def light(qapp):
    theme.load_fonts()
    return theme.light()


@pytest.fixture
def appearance(light):
    return Appearance(light)


@pytest.fixture
def preferences(tmp_path):
    """Settings under which the list of annotations is not divided."""
    kept = Settings(tmp_path / "preferences.ini")
    kept.set_value("annotations/group", "none")
    return kept


@pytest.fixture
def annotate(session):
    """Annotate the first place where some words stand; return the new annotation's id."""

    def annotate(words, label_id="key-point", note=""):
        start = session.document.text.index(words)
        return session.add(start, start + len(words), label_id, note)

    return annotate


@pytest.fixture
def annotated(session, annotate):
    """The session with two notes in the briefing and two private annotations; ids by name."""
    names = {
        "formula": annotate("work together to realize complete", "commitment", "The usual words."),
        "exercises": annotate("suspension of U.S.-ROK joint", "concern", PRIVATE_NOTE),
        "article": annotate("Article 5 of the Japan-U.S.", "commitment", "Quote in full."),
        "korea": annotate("neither withdrawal nor reduction", "key-point"),
    }
    for name in ("formula", "article"):
        session.toggle_visibility(names[name])
    return names


@pytest.fixture
def start(qtbot, tmp_path, clock):
    """Run the program on the library of this test, as `running` says."""
    return partial(running, qtbot, tmp_path / "user", clock)


@pytest.fixture
def window(start):
    """The whole window, on an empty library, with nothing open."""
    with start() as window:
        yield window


@pytest.fixture
def opened(window):
    """The whole window on the shipped document."""
    window.open(shipped())
    return window
