"""Lists of Markdown, told from numbered paragraphs, which the format takes for lists as well."""

from collections.abc import Sequence

from markdown_it.token import Token

from data.document import BlockKind


class MarkdownList:
    """A list that is open: whether its items are items, and the marker that is to be printed."""

    def __init__(self, tokens: Sequence[Token], number: int, depth: int) -> None:
        """Look at the list whose first token has this number; it stands in `depth` others."""
        self.depth = depth + 1
        self.marker = ""
        is_bulleted = tokens[number].type == "bullet_list_open"
        self.is_list = depth > 0 or is_bulleted or _is_list(tokens, number)
        self._counts = not is_bulleted and _repeats(tokens, number)
        self._count = 0

    def begin(self, token: Token) -> None:
        """Take the marker of an item; numbers that are all the same are meant to count on.

        Patterns served: "1." before each item, as the format allows, which counts them itself.
        """
        if not token.info:
            self.marker = "•"
            return
        number = int(token.info) + self._count if self._counts else int(token.info)
        self._count += 1
        self.marker = f"{number}{token.markup}" if self._counts else f"{token.info}{token.markup}"

    def take(self) -> tuple[str, BlockKind | None, int]:
        """Return the marker, which is printed once, and what the piece is, with its level."""
        marker, self.marker = self.marker, ""
        return (marker, BlockKind.LIST_ITEM, self.depth) if self.is_list else (marker, None, 0)


def _is_list(tokens: Sequence[Token], number: int) -> bool:
    """Tell a list from numbered paragraphs: two items or more, without blank lines between."""
    items, own = 0, tokens[number].level
    for place in range(number, len(tokens)):
        token = tokens[place]
        if token.level == own and token.type == "ordered_list_close":
            break
        items += token.type == "list_item_open" and token.level == own + 1
        if token.type == "paragraph_open" and token.level == own + 2 and not token.hidden:
            return False
    return items > 1


def _repeats(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether the first two items of a list have one number."""
    own = tokens[number].level
    found: list[str] = []
    for token in tokens[number + 1 :]:
        if token.level <= own or len(found) > 1:
            break
        if token.type == "list_item_open" and token.level == own + 1:
            found.append(token.info)
    return len(found) > 1 and found[0] == found[1]
