"""The profiles of offices that a library keeps, as a port."""

from typing import Protocol

from data.briefing.profile import Profile


class ProfileShelf(Protocol):
    """The profiles of a library, by name.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def listed(self) -> tuple[Profile, ...]:
        """Return the profiles that can be read, sorted by name."""

    def unread(self) -> tuple[str, ...]:
        """Return the names of profiles that are kept and cannot be read, sorted."""

    def keep(self, profile: Profile) -> None:
        """Keep a profile, in place of one of the same name."""

    def delete(self, name: str) -> None:
        """Delete a profile; there need not be one of that name."""
