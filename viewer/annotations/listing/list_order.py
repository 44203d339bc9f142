"""How the list of annotations is divided and sorted: what there is to choose from."""

from dataclasses import dataclass
from enum import StrEnum

from data.messages import said


class Grouping(StrEnum):
    """What the annotations of one group have in common."""

    TOPIC = "topic"
    LABEL = "label"
    TAG = "tag"
    AUTHOR = "author"
    DATE = "date"
    NONE = "none"


class Sorting(StrEnum):
    """What comes first, within a group where there are groups."""

    PLACE = "place"
    NEWEST = "newest"
    LABEL = "label"


GROUPINGS = {
    Grouping.TOPIC: said("Topic"),
    Grouping.LABEL: said("Label"),
    Grouping.TAG: said("Tag"),
    Grouping.AUTHOR: said("Author"),
    Grouping.DATE: said("Date"),
    Grouping.NONE: said("None"),
}
SORTINGS = {
    Sorting.PLACE: said("By place"),
    Sorting.NEWEST: said("Newest first"),
    Sorting.LABEL: said("By label"),
}


@dataclass(frozen=True, slots=True)
class ListOrder:
    """How a list is divided and sorted."""

    grouping: Grouping = Grouping.NONE
    sorting: Sorting = Sorting.PLACE
