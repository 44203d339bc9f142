r"""Rich text (.rtf) to pieces; pictures and objects are passed over, links never followed.

`rtf_tokens` cuts the file into groups, control words and text; `rtf_state` is what a group sets;
`rtf_head` holds fonts and styles; `rtf_reader` walks the tokens, by the words in `rtf_words`;
`rtf_flow` makes paragraphs, tables and notes of them (Rich Text Format Specification 1.9.1).
"""

from data.basis.progress import Progress
from data.intake.rtf import rtf_reader
from data.intake.stream import Stream


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a rich text says.

    Raises:
        IntakeError: if it is none, or has no text, or is built as is not read.
    """
    return rtf_reader.read(content, name, on_progress)
