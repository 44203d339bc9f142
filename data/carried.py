"""The ids of annotations that come into a document from another one."""

from uuid import NAMESPACE_URL, uuid5


def carried_id(annotation_id: str, document_id: str) -> str:
    """Return the id that an annotation has in another edition: always the same."""
    return str(uuid5(NAMESPACE_URL, f"{annotation_id}#{document_id}"))
