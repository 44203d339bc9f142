"""The worker: a PDF on standard input; what it holds, a line of JSON a page, on standard output.

Each line is an object whose "tell" names it: "document", "page", "end", or "refusal" with a
reason. Lengths are whole hundredths of a point, so that no fraction has to be understood.
"""

import json
import sys

from data.pdfium import limits


def main() -> None:
    """Read one document under the limits; to be run in a process of its own."""
    limits.confine()
    from data.pdfium.reading import tell_all  # noqa: PLC0415  # PDFium, under the limits only

    content = sys.stdin.buffer.read()
    limits.close_the_door()
    tell_all(content, tell)


def tell(**fields: object) -> None:
    """Write one line."""
    line = json.dumps(fields, separators=(",", ":"), allow_nan=False)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()
