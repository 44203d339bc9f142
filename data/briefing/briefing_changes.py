"""What one change makes of a briefing: only what it touches, both ways."""

from dataclasses import replace

from data.basis.values import dataclass
from data.briefing.briefing import Briefing
from data.briefing.pieces import BriefingPiece


@dataclass(frozen=True, slots=True)
class BriefingChange:
    """What a change touched of a briefing, before it and after it.

    `before` and `after` are the briefing without its pieces. The pieces are those alone that are
    others, or that are on one side only; the orders are the ids of all, and empty where they were
    left as they are. `description` names it for the undo menu.
    """

    description: str
    before: Briefing
    after: Briefing
    pieces_before: tuple[BriefingPiece, ...] = ()
    pieces_after: tuple[BriefingPiece, ...] = ()
    order_before: tuple[str, ...] = ()
    order_after: tuple[str, ...] = ()

    @property
    def inverse(self) -> "BriefingChange":
        """The change that takes this one back."""
        return BriefingChange(
            self.description,
            self.after,
            self.before,
            self.pieces_after,
            self.pieces_before,
            self.order_after,
            self.order_before,
        )


class MismatchedChangeError(ValueError):
    """A change does not belong to what a briefing is now."""


def difference(description: str, before: Briefing, after: Briefing) -> BriefingChange:
    """Return the change that leads from one state of a briefing to another."""
    old = {piece.id: piece for piece in before.pieces}
    new = {piece.id: piece for piece in after.pieces}
    is_same = tuple(old) == tuple(new)
    return BriefingChange(
        description,
        replace(before, pieces=()),
        replace(after, pieces=()),
        tuple(piece for name, piece in old.items() if new.get(name) != piece),
        tuple(piece for name, piece in new.items() if old.get(name) != piece),
        () if is_same else tuple(old),
        () if is_same else tuple(new),
    )


def applied(change: BriefingChange, to: Briefing) -> Briefing:
    """Return what a change makes of a briefing.

    Raises:
        MismatchedChangeError: the briefing is not what it was before that change.
    """
    held = {piece.id: piece for piece in to.pieces}
    was = change.order_before or (tuple(held) if not change.order_after else ())
    fits = (
        replace(to, pieces=(), modified=change.before.modified) == change.before
        and tuple(held) == was
        and all(held.get(piece.id) == piece for piece in change.pieces_before)
    )
    if not fits:
        raise MismatchedChangeError
    gone = {piece.id for piece in change.pieces_before}
    kept = {name: piece for name, piece in held.items() if name not in gone}
    kept |= {piece.id: piece for piece in change.pieces_after}
    order = change.order_after or (was if not change.order_before else ())
    return replace(change.after, pieces=tuple(kept[name] for name in order))
