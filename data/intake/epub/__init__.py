"""E-books (.epub) to pieces: the parts in the order of their spine, each read as a page is.

`epub_package` finds the parts (EPUB 3.3, and 2 before it); `epub_pages` makes of each what the
reader of web pages takes. Scripts are never run, and nothing is fetched.
"""

from data.basis.progress import Progress
from data.document import FurnitureKind
from data.errors import IntakeError
from data.files.archive import TooLargeError
from data.intake.decode import decoding
from data.intake.epub import epub_pages
from data.intake.epub.epub_package import EpubPackage
from data.intake.epub.part_links import PartLinks
from data.intake.package import package_opening
from data.intake.stream import Declared, Piece, Stream
from data.messages import Forms, said

_LOST = Forms(
    "{count} part of the book is missing or damaged, and left out.",
    "{count} parts of the book are missing or damaged, and left out.",
)


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what an e-book says.

    Raises:
        IntakeError: if it is none, or is damaged, locked, without text, or built as is not read.
    """
    with package_opening.opened(content, name) as zipped:
        package = EpubPackage(zipped, name)
        pieces: list[Piece] = []
        left: list[str] = []
        lost = total = 0
        parts = package.spine()
        numbers = {part.name.lower(): number for number, part in enumerate(parts, 1)}
        for number, part in enumerate(parts):
            on_progress(number / len(parts))
            page = package.content(part.name)
            total += len(page or b"")
            if total > decoding.MAX_TEXT_BYTES:
                raise TooLargeError(part.name)
            try:
                links = PartLinks(part.name, numbers)
                pieces += epub_pages.pieces(page or b"", links, left, is_contents=part.is_contents)
                lost += page is None
            except IntakeError:
                lost += 1
        about = [Piece(line, furniture=FurnitureKind.FRONT_MATTER) for line in package.about()]
    if not any(piece.furniture is None for piece in pieces):
        raise package_opening.without_text(name)
    declared = Declared(
        title=package.title,
        date=package.date,
        language=package.language,
        place=said("the book's properties"),
    )
    repairs = (_LOST.of(lost),) if lost else ()
    return Stream((*pieces, *about), declared, repairs=repairs)
