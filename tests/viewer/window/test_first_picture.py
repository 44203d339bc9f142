import pytest
from PySide6.QtCore import QCoreApplication

from viewer import app
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings
from viewer.window.first_picture import FirstPicture


@pytest.fixture
def bare(qapp, qtbot, library, tmp_path, clock):
    """The window as it is before its first picture: nothing stands around the page."""
    jobs = Jobs(lambda fault: pytest.fail(str(fault)))
    window = app.build(qapp, library, Settings(tmp_path / "settings.ini"), jobs, clock=clock)
    qtbot.addWidget(window)
    yield window
    jobs.close()


def test_the_rest_waits_for_a_page_that_came_before_the_bare_window_was_looked_at(
    qtbot, bare, session
):
    told = []
    FirstPicture(bare).shown.connect(lambda: told.append("shown"))
    bare.first.document.show(session)
    bare.painted.emit()
    QCoreApplication.processEvents()
    assert not told
    bare.show()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["shown"]


def test_without_a_document_the_bare_window_is_the_first_picture(bare):
    told = []
    FirstPicture(bare).shown.connect(lambda: told.append("shown"))
    for _ in range(2):
        bare.painted.emit()
        QCoreApplication.processEvents()
    assert told == ["shown"]
