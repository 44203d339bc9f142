"""What the Go menu does, without a window."""

import pytest

from data.annotation import standard_labels
from data.intake import read_bytes
from data.notebook import Notebook
from viewer.reading.place import Stand
from viewer.reading.steering.navigation import Navigating
from viewer.session.document_session import DocumentSession


class Reader:
    """A reading position that tests set."""

    def __init__(self):
        self.offset, self.topic = 0, -1

    def stand(self):
        return Stand(self.offset)


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def went(navigating):
    """Return the places that were wanted, in order."""
    went = []
    navigating.passage_wanted.connect(lambda start, end: went.append((start, end)))
    navigating.topic_wanted.connect(went.append)
    navigating.place_wanted.connect(lambda place: went.append(f"place {place.offset}"))
    return went


@pytest.fixture
def navigating(session, current, reader):
    navigating = Navigating(current, reader)
    current.show(session)
    return navigating


def test_topics_are_stepped_through_and_end_at_both_ends(navigating, reader, went, document):
    for _ in range(9):
        navigating.step_topic(1)
        reader.topic = went[-1]
    assert went == [0, 1, 2, 3]
    for _ in range(9):
        navigating.step_topic(-1)
        reader.topic = went[-1]
    assert went == [0, 1, 2, 3, 2, 1, 0, -1]


def test_annotations_are_stepped_through_in_reading_order_and_round(
    navigating, went, session, annotate
):
    names = [annotate(words) for words in ("safe operations", "North Korea", "Senkaku Islands")]
    session.set_current("")
    for _ in names:
        navigating.step_annotation(1)
    text = session.document.text
    assert [text[slice(*place)] for place in went] == [
        "North Korea", "Senkaku Islands", "safe operations",
    ]  # fmt: skip
    navigating.step_annotation(1)
    assert session.current == names[1]
    session.set_current("")
    navigating.step_annotation(-1)
    assert session.current == names[0]


def test_an_annotation_of_the_whole_document_is_current_and_moves_nothing(
    navigating, went, session
):
    name = session.add_to_topic(None, "question")
    session.set_current("")
    navigating.step_annotation(1)
    assert session.current == name
    assert went == []


def test_a_block_is_gone_to_by_its_number(navigating, went, document):
    navigating.to_block(3)
    block = document.blocks[3]
    assert went == [(block.start, block.end)]


def test_the_way_back_leads_to_where_each_jump_started(qtbot, navigating, reader, went):
    told = []
    navigating.history_changed.connect(lambda *both: told.append(both))
    reader.offset = 10
    navigating.to_topic(2)
    reader.offset = 500
    assert told[-1] == (True, False)
    navigating.back()
    assert went[-1] == "place 10"
    assert told[-1] == (False, True)
    reader.offset = 10
    navigating.forward()
    assert went[-1] == "place 500"
    assert told[-1] == (True, False)


def test_the_way_back_from_another_document_leads_to_the_one_before(
    navigating, current, reader, went, clock, new_id
):
    first = current.session.document
    document = read_bytes(b"# Other\n\nWords of it.\n", "other.md")
    other = DocumentSession(
        document, Notebook([], None), standard_labels(), clock=clock, new_id=new_id
    )
    current.keep_with(lambda _session: True)
    wanted = []
    navigating.document_wanted.connect(lambda *both: wanted.append(both))
    reader.offset = 40
    navigating.leave(reader.stand())
    current.show(other)
    reader.offset = 7
    navigating.back()
    assert wanted == [(first.id, Stand(40))]
    current.show(None)
    navigating.forward()
    assert wanted[1:] == [(document.id, Stand(7))]
    assert went == []
    navigating.forget(first.id)
    navigating.back()
    assert len(wanted) == 2


def test_without_a_document_nothing_is_gone_to(navigating, went, current):
    current.show(None)
    navigating.step_topic(1)
    navigating.step_annotation(1)
    navigating.to_block(1)
    navigating.back()
    navigating.forward()
    navigating.to_annotation("none")
    assert went == []


def test_a_mark_leads_to_its_footnote_and_the_way_back_leads_to_the_mark(
    qtbot, qapp, library, clock, new_id, current, reader
):
    document = read_bytes(b"Agreed[^1].\n\n[^1]: In a letter.\n", "minutes.md")
    library.remember(document, clock())
    session = DocumentSession(
        document, library.notebook(document.id), standard_labels(), clock=clock, new_id=new_id
    )
    navigating = Navigating(current, reader)
    current.show(session)
    reader.offset = 3
    note = session.document.blocks[-1]
    with qtbot.wait_signal(navigating.passage_wanted) as wanted:
        navigating.to_counterpart(session.document.text.index("1"))
    assert wanted.args == [note.start, note.end]
    with qtbot.wait_signal(navigating.place_wanted) as wanted:
        navigating.back()
    assert wanted.args == [Stand(3)]
