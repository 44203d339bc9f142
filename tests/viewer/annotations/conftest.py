"""The six annotations of a usual reading, on the shipped document."""

import pytest

from viewer.annotations.listing.card_model import CardModel

SIX = (
    ("work together", "commitment", "The usual formula, word for word?", ("DPRK", "language")),
    ("suspension of U.S.-ROK joint", "concern", "Ask which exercises.", ("exercises",)),
    ("neither withdrawal nor reduction", "key-point", "", ("USFK",)),
    ("Article 5", "commitment", "Reconfirmed, not new.", ("Senkaku", "Article 5")),
    ("freedom of navigation", "question", "Left out on purpose?", ()),
    ("efficient procurement", "action", "Ask for the figures.", ("FMS",)),
)


@pytest.fixture
def six(session, annotate):
    """Make six annotations, the first and the last of them in the briefing; return their ids."""
    ids = []
    for words, label_id, note, tags in SIX:
        ids.append(annotate(words, label_id, note))
        session.set_tags(ids[-1], tags)
    session.toggle_visibility(ids[0])
    session.toggle_visibility(ids[-1])
    session.set_current("")
    return ids


@pytest.fixture
def model(session, six):
    model = CardModel()
    model.set_session(session)
    return model
