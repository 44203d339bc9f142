"""Drafts of notes as JSON; whose draft it is, and of when, stands beside it."""

from data.drafts import Draft
from data.serial.fields import Shape
from data.serial.kept import Kept

DRAFT = Kept(
    Draft,
    "a stored draft",
    format_name="briefing-viewer-draft",
    version=1,
    shapes={Draft: Shape(beside=frozenset({"annotation_id", "written"}))},
)
