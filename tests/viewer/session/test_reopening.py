"""A document that was read once is not read again; what is read otherwise by now is offered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from data.document import BlockKind
from data.documents import shipped
from data.intake import read_document
from data.intake_report import READING_VERSION
from data.structure_corrections.correction import Correction, CorrectionKind
from tests.fixtures.documents import NOW

LARGE = "Minutes of a long meeting\n\n" + "The Ministers agreed to go on and on.\n\n" * 8_000


@pytest.fixture(params=["small", "large"])
def file(request, tmp_path):
    if request.param == "small":
        return shipped()
    path = tmp_path / "large.txt"
    path.write_text(LARGE, encoding="utf-8")
    return path


def keep(window, file, version, **changed):
    """Let the library hold a file as something read it that is told from what reads it today."""
    library = window.first.library
    as_read = replace(read_document(file), **({"title": "As it was read"} | changed))
    library.remember(library.location.prepared(as_read, (), version), NOW, file)
    return as_read


def open_it(qtbot, window, file):
    with qtbot.wait_signal(window.first.opener.opened):
        window.open(file)
    return window.session


def offer(window):
    buttons = window.parts.message.findChildren(QPushButton)
    return next((button for button in buttons if button.isVisible()), None)


def decline(window):
    buttons = window.parts.message.findChildren(QToolButton)
    next(button for button in buttons if button.isVisible()).click()


def annotate(window, note):
    words = window.session.document.blocks[2].text[:12]
    start = window.session.document.text.index(words)
    return window.session.add(start, start + len(words), "key-point", note)


def caption(window):
    """Correct the structure: the second paragraph is a caption."""
    block = window.session.document.blocks[2]
    right = Correction.of(CorrectionKind.CAPTION, 2, block.text)
    assert window.session.correct("Make a Caption", (right,))


def test_a_file_that_was_read_by_this_version_is_not_read_again(qtbot, window, file):
    as_read = keep(window, file, READING_VERSION)
    for _ in range(2):
        session = open_it(qtbot, window, file)
        assert session.as_read == as_read
    assert window.first.library.entry(as_read.id).path == str(file)
    assert window.first.library.entry(as_read.id).opened != NOW


def test_what_was_read_is_known_from_then_on(qtbot, window, file):
    session = open_it(qtbot, window, file)
    reading = window.first.library.reading(session.as_read.id)
    assert reading == (read_document(file), READING_VERSION)


def test_a_document_that_came_from_elsewhere_is_read_from_its_file(qtbot, window, file):
    """What a colleague's package says of a file is not believed of it."""
    keep(window, file, 0)
    assert open_it(qtbot, window, file).as_read == read_document(file)


def test_a_file_that_has_changed_is_another_document(qtbot, window, tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes\n\nThe ministers met in Rome.\n")
    keep(window, path, READING_VERSION)
    path.write_text("Minutes\n\nThe ministers met in Tokyo.\n")
    session = open_it(qtbot, window, path)
    assert session.document.title == "Minutes"
    assert "Tokyo" in session.document.text


def test_what_is_damaged_in_the_library_is_read_from_its_file(qtbot, window, file):
    as_read = keep(window, file, READING_VERSION)
    window.first.library._connection.execute(
        "UPDATE documents SET body = replace(body, 'As it was', 'As it never was')"
    )
    session = open_it(qtbot, window, file)
    assert session.as_read == read_document(file) != as_read


def test_an_older_reading_is_shown_at_once_and_the_one_of_today_offered(qtbot, window, file):
    older = keep(window, file, -1)
    session = open_it(qtbot, window, file)
    assert session.as_read == older
    words = session.document.blocks[2].text[:12]
    start = session.document.text.index(words)
    note = session.add(start, start + len(words), "key-point", "Kept")
    qtbot.waitUntil(lambda: offer(window) is not None)
    assert window.session is session
    assert window.first.library.document(older.id, as_read=True) == older
    with qtbot.wait_signal(window.first.opener.opened):
        offer(window).click()
    renewed = window.session
    assert renewed.as_read == read_document(file)
    assert renewed.annotation(note).note == "Kept"
    assert renewed.resolution(note).attached
    assert offer(window) is None
    assert window.first.library.reading(older.id) == (read_document(file), READING_VERSION)


def test_an_older_reading_stays_as_long_as_the_user_does_not_take_the_other(qtbot, window, file):
    older = keep(window, file, -1)
    for _ in range(2):
        session = open_it(qtbot, window, file)
        qtbot.waitUntil(lambda: offer(window) is not None)
        decline(window)
        assert offer(window) is None
        assert session.as_read == window.session.as_read == older
    assert window.first.library.document(older.id, as_read=True) == older


def test_an_offer_outlasts_what_is_done_with_the_document(qtbot, window, file):
    keep(window, file, -1)
    open_it(qtbot, window, file)
    qtbot.waitUntil(lambda: offer(window) is not None)
    note = annotate(window, "Made under the offer")
    assert offer(window) is not None
    caption(window)
    qtbot.waitUntil(lambda: offer(window) is not None)
    window.opening.reopen()  # as after other labels
    qtbot.waitUntil(lambda: offer(window) is not None)
    with qtbot.wait_signal(window.first.opener.opened):
        offer(window).click()
    assert window.session.as_read == read_document(file)
    assert window.session.annotation(note).note == "Made under the offer"
    assert window.session.document.blocks[2].kind is BlockKind.CAPTION
    assert offer(window) is None


def test_a_document_that_is_corrected_while_it_is_read_anew_is_offered_too(qtbot, window, file):
    keep(window, file, -1)
    open_it(qtbot, window, file)
    caption(window)
    qtbot.waitUntil(lambda: offer(window) is not None)
    with qtbot.wait_signal(window.first.opener.opened):
        offer(window).click()
    assert window.session.as_read == read_document(file)


def test_what_was_declined_is_not_offered_again_while_the_document_is_open(qtbot, window, file):
    older = keep(window, file, -1)
    open_it(qtbot, window, file)
    qtbot.waitUntil(lambda: offer(window) is not None)
    decline(window)
    caption(window)
    window.opening.reopen()
    assert offer(window) is None
    assert window.session.as_read == older


def test_an_offer_goes_with_its_document(qtbot, window, file):
    keep(window, file, -1)
    for _ in range(2):
        open_it(qtbot, window, file)
        qtbot.waitUntil(lambda: offer(window) is not None)
        window.parts.actions["close"].trigger()
        assert offer(window) is None


def test_what_is_read_anew_gives_way_to_what_is_opened(qtbot, window, tmp_path):
    """One job is done at a time: the other document would wait for the reading of this one."""
    read, asked = window.first.opener.reading_process(), []
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("Minutes\n\n" + "The Ministers met in Rome.\n\n" * 4_000)
    file = tmp_path / "large.txt"
    file.write_text(LARGE, encoding="utf-8")
    keep(window, file, -1)
    open_it(qtbot, window, file)
    job = window.first.opener.renewal._job
    job.finished.connect(asked.append)
    with qtbot.wait_signal(job.cancelled):
        window.open(wanted)
    qtbot.waitUntil(lambda: window.session.path == wanted)
    assert asked == []
    assert read.last is not None
    assert offer(window) is None


def test_a_file_by_another_name_is_read_as_that_name_says(qtbot, window, tmp_path):
    """A name tells the format where nothing else does, and is the title of some documents."""
    plain, marked = tmp_path / "minutes.txt", tmp_path / "minutes.html"
    for path in (plain, marked):
        path.write_text("The ministers\n\nmet in <b>Rome</b>, and went home.\n")
    for path in (plain, marked, plain, marked):
        assert open_it(qtbot, window, path).as_read == read_document(path)
    elsewhere = tmp_path / "elsewhere" / "minutes.html"
    elsewhere.parent.mkdir()
    marked.rename(elsewhere)
    as_read = keep(window, elsewhere, READING_VERSION)
    assert open_it(qtbot, window, elsewhere).as_read == as_read


def test_a_file_that_is_read_as_before_is_known_to_be_and_nothing_is_said(qtbot, window, file):
    as_read = keep(window, file, -1, title=read_document(file).title)
    library = window.first.library
    open_it(qtbot, window, file)
    qtbot.waitUntil(lambda: library.reading(as_read.id).version == READING_VERSION)
    assert window.parts.message.message == ""


def test_a_document_of_the_library_opens_as_it_was_read_without_its_file(qtbot, window, tmp_path):
    path = tmp_path / "gone.txt"
    path.write_text("Minutes\n\nThe ministers met in Rome.\n")
    as_read = keep(window, path, READING_VERSION)
    path.unlink()
    with qtbot.wait_signal(window.first.opener.opened):
        window.first.opener.open_known(as_read.id)
    assert window.session.as_read == as_read
