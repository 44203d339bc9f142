"""The ids of annotations that come into a document from another one."""

_LENGTH, _VERSION = 36, 14


def carried_id(annotation_id: str, document_id: str) -> str:
    """Return the id that an annotation has in another edition: always the same."""
    from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415  # not at start-up

    return str(uuid5(NAMESPACE_URL, f"{annotation_id}#{document_id}"))


def is_carried(annotation_id: str) -> bool:
    """Tell whether an id may be one that `carried_id` made: a UUID of version 5 (RFC 9562)."""
    return len(annotation_id) == _LENGTH and annotation_id[_VERSION] == "5"
