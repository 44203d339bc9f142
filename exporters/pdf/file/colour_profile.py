"""The sRGB profile of the output intent, made from its definition: its bytes never change."""

import struct
from collections.abc import Sequence

DESCRIPTION = "sRGB IEC61966-2.1"
_RIGHTS = "No rights reserved"
_WHITE = (0.9642, 1.0, 0.8249)
"""The profile connection space's white point, D50 (ICC.1:2004-10, 7.2.16)."""
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
"""The primaries of IEC 61966-2-1, adapted to that white."""
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""Bradford's transformation from D65 to D50 (ICC.1:2004-10, annex E)."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The transfer function's exponent and coefficients (ICC.1:2004-10, 10.15, function 3)."""
_HEADER = 128
_ENTRY = 12


def srgb() -> bytes:
    """Return the profile (ICC.1:2004-10, version 4.2)."""
    curve = _element(b"para", struct.pack(">HH", 3, 0) + _fixed(_CURVE))
    elements = {
        b"desc": _text(DESCRIPTION),
        b"cprt": _text(_RIGHTS),
        b"wtpt": _element(b"XYZ ", _fixed(_WHITE)),
        b"chad": _element(b"sf32", _fixed(_ADAPTATION)),
        b"rXYZ": _element(b"XYZ ", _fixed(_RED)),
        b"gXYZ": _element(b"XYZ ", _fixed(_GREEN)),
        b"bXYZ": _element(b"XYZ ", _fixed(_BLUE)),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = struct.pack(">I", len(elements)), b""
    start = _HEADER + len(table) + _ENTRY * len(elements)
    placed: dict[bytes, int] = {}
    for signature, element in elements.items():
        if element not in placed:
            placed[element] = start + len(body)
            body += element.ljust(-(-len(element) // 4) * 4, b"\0")
        table += struct.pack(">4sII", signature, placed[element], len(element))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    """Return the header of a display profile, RGB to XYZ, with a fixed date."""
    return struct.pack(
        ">I4xI4s4s4s6H4s28x12s48x",
        size, 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2018, 1, 1, 0, 0, 0, b"acsp", _fixed(_WHITE),
    )  # fmt: skip


def _element(kind: bytes, content: bytes) -> bytes:
    return kind + bytes(4) + content


def _text(text: str) -> bytes:
    """Return a text in one language (10.13)."""
    encoded = text.encode("utf-16-be")
    return _element(b"mluc", struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28) + encoded)


def _fixed(values: Sequence[float]) -> bytes:
    """Return numbers with 16 bits before the point and 16 after it."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)
