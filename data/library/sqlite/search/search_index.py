"""What can be found: the blocks of documents and the annotations, in SQLite's full-text index.

The index holds words alone (FTS5, contentless); the passages hold the text that is shown. Writing
without spaces between words is indexed sign by sign, so that any part of it can be found as a
phrase, of one sign or of many.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice, zip_longest
from typing import NamedTuple

from data.annotation import Annotation
from data.basis.progress import Progress
from data.citation import Citation, CitationIndex
from data.document import Document
from data.library.sqlite import stored_documents
from data.library.sqlite.connection import give_way, transaction
from data.library.sqlite.seals import annotation_of, digest
from data.library.sqlite.stored_corrections import key_of
from data.messages import Message, said

FORM = "folded 3"
"""How words are indexed and cited; another number, and what is indexed so far is indexed anew."""
_OWN = "\ue000"
_AT_ONCE = 100
"""Passages that are indexed in one transaction: others wait for no longer than that takes."""
_HINDRANCES = ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR")  # no damage
_OF_TEXT = "SELECT id, text FROM passages WHERE document_id = ? AND annotation_id IS NULL LIMIT ?"
_COLUMNS = "id, document_id, annotation_id, start, stop, citation, topic, text"


class _Passage(NamedTuple):
    """A row of `passages`, without its number and seal."""

    document_id: str
    annotation_id: str | None
    start: int | None
    stop: int | None
    citation: str
    topic: str
    text: str


def words(text: str) -> str:
    """Return a text as it is indexed: its words (`data.text.folding`) apart.

    What is a word is not left to SQLite, which drops vowels and tones of unspaced writing, and
    takes signs that are newer than its tables for letters of the word beside them.
    """
    from data.text.folding import folded  # noqa: PLC0415  # not at start-up
    from data.text.folding import words as words_of  # noqa: PLC0415

    same = folded(text)
    return same if same.isascii() else " ".join(map(_indexed, words_of(same)))


def _indexed(word: str) -> str:
    """Return a word in signs that SQLite takes for one: no word has one of private use."""
    return f"{_OWN}{ord(word):x}" if len(word) < 2 and not word.isalnum() else word


def text_of(annotation: Annotation) -> str:
    """Return what can be found: quote, note as it is shown and as it was written, tags."""
    quote = annotation.anchor.exact if annotation.anchor else ""
    note = dict.fromkeys((annotation.note_words, annotation.note))
    return " \n ".join(part for part in (quote, *note, " ".join(annotation.tags)) if part)


def add_annotations(connection: sqlite3.Connection, annotations: Iterable[Annotation]) -> None:
    """Index annotations, within the caller's transaction."""
    _add(connection, map(_of_annotation, annotations))


def remove_annotations(connection: sqlite3.Connection, annotation_ids: Iterable[str]) -> None:
    """Take annotations out of the index, within the caller's transaction."""
    for name in annotation_ids:
        rows = connection.execute("SELECT id, text FROM passages WHERE annotation_id = ?", (name,))
        _remove(connection, rows.fetchall())


def pending(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the documents whose text is not indexed as it was last read and corrected.

    Those in the trash are found by nobody, and wait until they are back.
    """
    rows = connection.execute(
        "SELECT id, indexed, body_sha256, corrections FROM documents"
        " WHERE id NOT IN (SELECT document_id FROM removed_documents)"
    )
    return tuple(str(name) for name, indexed, *state in rows if indexed != _mark(key_of(*state)))


def drop_other_form(connection: sqlite3.Connection) -> bool:
    """Empty an index that was made in another form; return whether it was."""
    with transaction(connection):
        is_other = _is_of_other_form(connection)
        if is_other:
            clear(connection)
    return is_other


def _is_of_other_form(connection: sqlite3.Connection) -> bool:
    other = connection.execute(
        "SELECT 1 FROM documents WHERE indexed <> '' AND indexed NOT LIKE ? LIMIT 1", (_mark("%"),)
    ).fetchone()
    return other is not None


def add_missing(connection: sqlite3.Connection) -> None:
    """Index the annotations that are not indexed; a break leaves some for the next time."""
    missing = (
        "SELECT id, body FROM annotations a WHERE NOT EXISTS"
        " (SELECT 1 FROM passages p WHERE p.annotation_id = a.id)"
    )
    names = [name for name, _ in connection.execute(missing)]
    for start in range(0, len(names), _AT_ONCE):
        part = names[start : start + _AT_ONCE]
        marks = ", ".join("?" for _ in part)
        with transaction(connection):
            rows = connection.execute(f"{missing} AND id IN ({marks})", part).fetchall()
            found = (annotation_of(str(body)) for _, body in rows)
            add_annotations(connection, (item for item in found if item is not None))
        give_way()


def catch_up(connection: sqlite3.Connection, on_progress: Progress | None = None) -> int:
    """Index all that is not yet; return how many documents that were.

    `on_progress` is told the share done, and may raise CancelledError. A document that is damaged
    is left out.
    """
    names = pending(connection)
    if names and drop_other_form(connection):
        names = pending(connection)
    add_missing(connection)
    for done, name in enumerate(names):
        if on_progress:
            on_progress(done / len(names))
        stored = stored_documents.find_stored(connection, name)
        if stored is not None:
            index_document(connection, *stored)
    return len(names)


def index_document(connection: sqlite3.Connection, document: Document, key: str) -> None:
    """Index a document's text, a part at a time; a break leaves it pending, not half done.

    `key` is that of the text (`data.library.sqlite.stored_corrections.key_of`).
    """
    _remove_text(connection, document.id)
    passages = _of_document(document)
    while part := list(islice(passages, _AT_ONCE)):
        with transaction(connection):
            _add(connection, part)
        give_way()
    with transaction(connection):
        state = connection.execute(
            "SELECT body_sha256, corrections FROM documents WHERE id = ?", (document.id,)
        ).fetchone()
        if state is not None and key_of(*state) == key:
            connection.execute(
                "UPDATE documents SET indexed = ? WHERE id = ?", (_mark(key), document.id)
            )


def _mark(key: str) -> str:
    """Return what is kept with a document that is indexed."""
    return f"{FORM}:{key}"


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index, in the caller's transaction; `pending` and `add_missing` fill it again."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute("DELETE FROM passages")
    connection.execute("UPDATE documents SET indexed = ''")


def forget_text(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document's text out of the index, a part at a time; it is pending again."""
    with transaction(connection):
        connection.execute("UPDATE documents SET indexed = '' WHERE id = ?", (document_id,))
    _remove_text(connection, document_id)


def rebuild(connection: sqlite3.Connection) -> None:
    """Index all annotations anew and let all documents be pending, in the caller's transaction."""
    clear(connection)
    bodies = connection.execute("SELECT body FROM annotations").fetchall()
    found = (annotation_of(str(body)) for (body,) in bodies)
    add_annotations(connection, (item for item in found if item is not None))


def faults(connection: sqlite3.Connection) -> tuple[Message, ...]:
    """Return what is wrong with the index itself; for that the library must be open to write."""
    if connection.execute("PRAGMA query_only").fetchone() == (1,):
        return ()
    try:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        # One of another form is not what would be made now, and is made anew before a search.
        is_whole = _is_of_other_form(connection) or _is_as_made(connection)
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorname", "")  # Python's own errors have none
        if code.startswith("SQLITE_READONLY"):  # which says nothing of the index
            return ()
        if code.startswith(_HINDRANCES):
            raise
        is_whole = False
    return () if is_whole else (said("its index of words is damaged"),)


def _is_as_made(connection: sqlite3.Connection) -> bool:
    """Tell whether the index has the words of the passages, each where it stands.

    SQLite's own check looks at the index's form alone, where the index holds no text.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        (made,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'search'"
        ).fetchone()
        fresh.execute(made)
        passages = connection.execute("SELECT id, text FROM passages")
        fresh.execute("BEGIN")
        fresh.executemany(
            "INSERT INTO search (rowid, words) VALUES (?, ?)",
            ((number, words(str(text))) for number, text in passages),
        )
        fresh.execute("COMMIT")
        try:
            with closing(_entries(connection)) as ours, closing(_entries(fresh)) as theirs:
                return all(one == other for one, other in zip_longest(ours, theirs))
        finally:
            connection.execute("DROP TABLE IF EXISTS temp.entries")


def _entries(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """Return every word of the index with the places where it stands, in the index's order."""
    connection.execute("CREATE VIRTUAL TABLE temp.entries USING fts5vocab(main, search, instance)")
    return connection.execute("SELECT term, doc, offset FROM temp.entries")


def settle(connection: sqlite3.Connection) -> None:
    """Let the words of what was removed leave the index itself, not only its results."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def _remove_text(connection: sqlite3.Connection, document_id: str) -> None:
    rows = [(0, "")]
    while rows:
        with transaction(connection):
            rows = connection.execute(_OF_TEXT, (document_id, _AT_ONCE)).fetchall()
            _remove(connection, rows)
        give_way()


def _of_annotation(annotation: Annotation) -> _Passage:
    anchor = annotation.anchor
    citation = anchor.citation if anchor else ""
    cited = Citation.parse(citation) if citation else None
    return _Passage(
        annotation.document_id,
        annotation.id,
        anchor.start if anchor else None,
        anchor.end if anchor else None,
        citation,
        cited.topic if cited else "",
        text_of(annotation),
    )


def _of_document(document: Document) -> Iterator[_Passage]:
    citations = CitationIndex(document)
    for number, block in enumerate(document.blocks):
        cited, topic = str(citations.of_block(number)), citations.topic_of(number)
        yield _Passage(document.id, None, block.start, block.end, cited, topic, block.text)


def _add(connection: sqlite3.Connection, passages: Iterable[_Passage]) -> None:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()
    rows = [(number, *passage) for number, passage in enumerate(passages, start=last + 1)]
    connection.executemany(
        f"INSERT INTO passages ({_COLUMNS}, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(*row, digest(*row)) for row in rows],
    )
    connection.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)",
        [(row[0], words(row[-1])) for row in rows],
    )


def _remove(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    for number, text in rows:
        connection.execute(
            "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)",
            (number, words(text)),
        )
        connection.execute("DELETE FROM passages WHERE id = ?", (number,))
