"""Annotations of the open document go into the briefing at hand, several as one change of it."""

from data.annotation import Visibility, standard_labels
from viewer.session.document_session import DocumentSession


def test_several_annotations_come_in_as_passages_and_are_undone_at_once(
    qtbot, composing, library, document, clock, new_id
):
    notebook = library.notebook(document.id)
    session = DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)
    names = []
    for words in ("Article 5", "freedom of navigation"):
        start = document.text.index(words)
        names.append(session.add(start, start + len(words), "concern"))
    session.set_visibility(tuple(names), Visibility.BRIEFING)
    held = composing.window.session
    before = held.briefing.pieces
    for _ in range(2):
        with qtbot.waitSignal(held.changed):
            composing.put_in_all(session, names, composing.window)
        kept = library.briefings.read(held.briefing.id)
        assert [piece.annotation_id for piece in kept.pieces[-2:]] == names
        held.undo()
        assert held.briefing.pieces == before
