"""A file of annotations made into annotations of a document, with an account of what it held."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from data.annotation import Annotation, Label
from data.document import Document
from data.interchange import annotation_reader, replies
from data.interchange.import_account import Account, Remark
from data.interchange.incoming import Received
from data.messages import counted, said


class TakenIn(NamedTuple):
    """What came, the annotation that each comes to, and an account of what else the file held."""

    items: tuple[Received, ...]
    annotations: tuple[Annotation, ...]
    account: Account


def take_in(
    content: bytes,
    document: Document,
    labels: Sequence[Label],
    ours: Mapping[str, Annotation],
    *,
    editions: annotation_reader.Editions | None = None,
    may_be_empty: bool = False,
) -> TakenIn:
    """Return what a file comes to in a document that has the annotations `ours`, by their ids.

    Raises:
        FormatError: it is no file of annotations, or holds none where it has to.
    """
    found = annotation_reader.read(content, may_be_empty=may_be_empty)
    items, remarks, count = replies.placed(found.items, document, ours)
    account = found.account.with_changed((*remarks, *_of_labels(items, labels)))
    if count:
        account = account.with_told(
            counted(
                "{count} reply stands with what is answered.",
                "{count} replies stand with what is answered.",
                count,
            )
        )
    made = annotation_reader.attach(items, document, labels, editions=editions)
    return TakenIn(items, made, account)


def _of_labels(items: Iterable[Received], labels: Sequence[Label]) -> Iterable[Remark]:
    """Say of labels that are not known here what stands for them."""
    for item in items:
        if item.labels and annotation_reader.label_of(item.labels, labels) is None:
            yield Remark(
                item.entry,
                said("the label “{label}” is not yours, and it has none", label=item.labels[0]),
            )
