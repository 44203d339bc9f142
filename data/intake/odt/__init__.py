"""OpenDocument texts (.odt) to pieces; macros are never looked at, links never followed.

`odt_package` opens the file within limits; `odt_styles` and `odt_lists` hold what the text refers
to; `odt_runs` reads a paragraph, `odt_body` all others, `odt_tables` the cells of a table, and
`odt_reader` makes the stream (OASIS OpenDocument 1.3, part 3).
"""

from data.basis.progress import Progress
from data.intake.odt import odt_reader
from data.intake.odt.odt_package import OdtPackage, check_bytes
from data.intake.package import package_opening
from data.intake.stream import Stream


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what an OpenDocument text says.

    Raises:
        IntakeError: if it is none, or is damaged, locked, without text, or built as is not read.
    """
    check_bytes(content, name)
    with package_opening.opened(content, name) as zipped:
        stream = odt_reader.read(OdtPackage(zipped, name), on_progress)
    if not stream.pieces:
        raise package_opening.without_text(name)
    return stream
