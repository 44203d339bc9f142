import pytest

from data.annotation import standard_labels
from data.intake import read_bytes
from tests.fixtures.documents import NOW
from viewer.reading.reading_pane import ReadingPane
from viewer.session.document_session import DocumentSession

COUNT = 2_000
WORDS = "was looked at by both sides, and found to be in order. "


@pytest.fixture
def document():
    """A large document: one paragraph a number, of one to eight lines."""
    items = (f"Sentence number {it} is here. {WORDS * (it * 7 % 11)}\n\n" for it in range(COUNT))
    return read_bytes(f"A long list\n\n{''.join(items)}".encode(), "list.txt")


@pytest.fixture
def large(qapp, document, library, clock, new_id):
    library.remember(document, NOW)
    notebook = library.notebook(document.id)
    return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)


@pytest.fixture
def pane(qtbot, appearance, current, large):
    """The page of the large document, all of it."""
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    current.show(large)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.complete()
    pane.page.setFocus()
    return pane


@pytest.fixture
def laid(pane):
    """How many blocks of the page have lines."""

    def laid():
        block, count = pane.page.document().begin(), 0
        while block.isValid():
            count += block.layout().lineCount() > 0
            block = block.next()
        return count

    return laid


@pytest.fixture
def place_of(document):
    """Where a paragraph starts, by its number."""
    return lambda number: document.text.index(f"Sentence number {number} is")
