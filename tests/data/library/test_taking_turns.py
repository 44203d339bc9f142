"""Who writes to the library does not wait for all that is written in the background."""

from contextlib import closing
from threading import Event, Thread
from time import sleep

from tests.fixtures.documents import NOW, document_of

PARTS = 15
LONG = document_of(
    "Minutes\n\n" + "\n\n".join(f"They spoke of matter {n}." for n in range(PARTS * 100)) + "\n"
)


def test_a_writer_comes_in_between_the_parts_of_a_long_work(library, monkeypatch):
    from data.library.sqlite.search import search_index

    library.remember(LONG, NOW)
    began, indexed = Event(), []
    add = search_index._add

    def added(connection, passages):
        add(connection, passages)
        indexed.append(1)
        began.set()
        sleep(0.04)  # a slow disk

    monkeypatch.setattr(search_index, "_add", added)

    def work():
        with closing(library.location.open()) as own:
            own.index()

    worker = Thread(target=work)
    worker.start()
    assert began.wait(60)
    written = []
    for offset in (5, 9):
        library.set_position(LONG.id, offset)
        written.append(len(indexed))
    worker.join(60)
    assert written[1] < 8 < len(indexed) == -(-len(LONG.blocks) // search_index._AT_ONCE)
    assert library.position(LONG.id) == 9
