from data.anchors.anchoring import AnchorState, Resolution, Resolutions
from data.structure_corrections import ShownDocuments
from data.structure_corrections.application import correct
from data.structure_corrections.correction import CorrectionKind
from tests.fixtures.documents import annotate, document_of

MINUTES = document_of("Minutes\n\nThey met.\n\nNone.\n\nThe end.\n")
OTHER = document_of("Other minutes\n\nNobody met.\n", "other.txt")


def headed(number):
    return correct(MINUTES, CorrectionKind.HEADING, range(number, number + 1), level=1)


def test_what_was_shown_before_the_last_corrections_is_not_made_again():
    documents = ShownDocuments()
    first, second = documents.of(MINUTES, ()), documents.of(MINUTES, headed(1))
    assert second.document.topics != first.document.topics
    assert documents.of(MINUTES, ()) is first
    assert documents.of(MINUTES, headed(1)) is second


def test_few_structures_are_kept_and_those_of_one_document():
    documents = ShownDocuments()
    first = documents.of(MINUTES, ())
    for number in (1, 2, 3):
        documents.of(MINUTES, headed(number))
    assert documents.of(MINUTES, ()) is not first
    last = documents.of(MINUTES, ())
    documents.of(OTHER, ())
    assert documents.of(MINUTES, ()) is not last


def test_a_passage_whose_place_is_known_is_not_looked_for():
    items = [annotate(MINUTES, words, identifier=words) for words in ("They met", "The end")]
    known = {"The end": Resolution(AnchorState.MOVED, 3, 10)}
    found = Resolutions(items, MINUTES.text, known)
    assert found["The end"] is known["The end"]
    assert found["They met"].state is AnchorState.EXACT
