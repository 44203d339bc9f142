"""Word documents (.docx, .docm) to pieces; macros are never looked at, links never followed.

The parts, limits and refusals are in `word_package`, `xmltree` and `refusals`; `style_sheet`,
`numbering` and `note_parts` hold what the text refers to; `body`, `word_runs`, `line_builder` and
`word_tables` read it.
"""

from data.basis.progress import Progress
from data.files import archive
from data.intake.docx import refusals, word_reader
from data.intake.docx.word_package import WordPackage
from data.intake.package.xml_parts import DamagedError, TrapError
from data.intake.stream import Stream


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a Word document says.

    Raises:
        IntakeError: if it is none, or is damaged, locked, without text, or built as is not read.
    """
    refusals.check_bytes(content, name)
    try:
        with archive.opened(content) as zipped:
            package = WordPackage(zipped)
            main = package.main()
            if not archive.is_word(zipped) or not main:
                raise refusals.foreign(zipped, name)
            stream = word_reader.read(package, main, on_progress)
    except archive.TooLargeError as error:
        raise refusals.too_large(name) from error
    except archive.LockedError as error:
        raise refusals.locked(name) from error
    except archive.BombError as error:
        raise refusals.dense(name) from error
    except TrapError as error:
        raise refusals.trap(name, error) from error
    except (archive.ArchiveError, DamagedError) as error:
        raise refusals.damaged(name) from error
    if not stream.pieces:
        raise refusals.without_text(name)
    return stream
