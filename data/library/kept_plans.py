"""The plans that are kept with a document, as a library gives them out."""

from typing import TYPE_CHECKING

from data.briefing.plan import Plan

if TYPE_CHECKING:
    from data.messages import Message


class StoredPlans(dict[str, Plan]):
    """The plans of a document by name, changed last first.

    `unread` are those that are kept and cannot be read: why not, in one line, by name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unread: dict[str, Message | str] = {}
