"""The tags that are used, and how often: in the open document, and in the library."""

from collections import Counter
from collections.abc import Mapping

from data.errors import LibraryError
from viewer.session.current_document import CurrentDocument


def used_tags(document: CurrentDocument) -> Mapping[str, int]:
    """Return how often each tag is used.

    A library that cannot be read says so where it is needed; here the document's own will do.
    """
    session = document.session
    here = Counter(tag for item in session.annotations for tag in item.tags) if session else {}
    try:
        return Counter(document.library_tags()) | Counter(here)
    except LibraryError:
        return here
