"""Text in pictures of pages, through a program that recognises letters and is installed.

Who reads a file is given a `PictureReader` where there is such a program, and does not know how it
is run. What it tells is understood in `recognised_words`, and `page_reading` finds out in which
language and which way up a page is. Which languages there are, `tongues` knows.
"""

from typing import NamedTuple, Protocol


class PagePicture(NamedTuple):
    """A page in grey: `pixels` are bytes from black to white, row by row from the top."""

    width: int
    height: int
    pixels: bytes

    def turned(self, quarters: int) -> "PagePicture":
        """Return the picture, turned clockwise."""
        picture = self
        for _ in range(quarters % 4):
            picture = picture._quarter()
        return picture

    def _quarter(self) -> "PagePicture":
        turned = bytearray(len(self.pixels))
        for column in range(self.width):
            start = column * self.height
            turned[start : start + self.height] = self.pixels[column :: self.width][::-1]
        return PagePicture(self.height, self.width, bytes(turned))


class RecognitionError(Exception):
    """A picture was not read, for a reason in one word."""


class RecognitionOverError(RecognitionError):
    """No more pictures are read: as many pages were, or as long, as one file may take."""


class PictureReader(Protocol):
    """What reads pictures, as Tesseract does; each raises RecognitionError if it cannot."""

    def languages(self) -> tuple[str, ...]:
        """Return the codes of what data there is for: "eng", "jpn", and "osd" for directions."""
        ...

    def may_draw(self, number: int) -> bool:
        """Tell whether a page, by its number from 0, may be drawn: none that broke a reader off."""
        ...

    def words(self, picture: PagePicture, language: str) -> str:
        """Return the words of a picture as a table in tab-separated values."""
        ...

    def direction(self, picture: PagePicture) -> str:
        """Return which way up a picture is, and in which script, in lines of "name: value"."""
        ...
