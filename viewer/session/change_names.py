"""What changes of one annotation are called: in the menu, and from then on in its history."""

from data.annotation import Annotation, Label, Scope
from viewer.session.catalogue import tr


def adding(item: Annotation, label: Label) -> str:
    """Return what it is called to make an annotation with that label."""
    if not label.is_none:
        return tr("Add {label}", label=label.name)
    return tr("Add Highlight") if _is_highlight(item) else tr("Add Note")


def deleting(item: Annotation, label: Label) -> str:
    """Return what it is called to delete an annotation with that label."""
    if not label.is_none:
        return tr("Delete {label}", label=label.name)
    return tr("Delete Highlight") if _is_highlight(item) else tr("Delete Note")


def labelling(label: Label) -> str:
    """Return what it is called to give an annotation that label, or what stands for none."""
    return tr("Take Label Away") if label.is_none else tr("Label {label}", label=label.name)


def _is_highlight(item: Annotation) -> bool:
    return item.scope is Scope.PASSAGE and not item.note
