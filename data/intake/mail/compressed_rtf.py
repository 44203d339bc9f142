"""Rich text as Outlook packs it: MS-OXRTFCP, 2.1 and 3."""

_HEAD = 16
_WINDOW = 4096
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What stands in the window before the first byte."""

_LARGEST = 32 * 2**20


def unpacked(content: bytes) -> bytes:
    """Return the rich text; none where it is damaged or larger than is read."""
    kind, raw = content[8:12], int.from_bytes(content[4:8], "little")
    if kind == b"MELA":
        return content[_HEAD : _HEAD + raw]
    return _decompressed(content) if kind == b"LZFu" and raw <= _LARGEST else b""


def _decompressed(content: bytes) -> bytes:
    window = bytearray(_KNOWN.ljust(_WINDOW))
    said = bytearray()
    place, at = _HEAD, len(_KNOWN)
    while place < len(content) and len(said) <= _LARGEST:
        flags, place = content[place], place + 1
        for bit in range(8):
            if flags >> bit & 1:
                token = int.from_bytes(content[place : place + 2], "big")
                if place + 2 > len(content) or token >> 4 == at:
                    return bytes(said)
                start, length, place = token >> 4, (token & 15) + 2, place + 2
            elif place < len(content):
                window[at] = content[place]
                said.append(content[place])
                place, at = place + 1, (at + 1) % _WINDOW
                continue
            else:
                return bytes(said)
            for step in range(length):
                byte = window[(start + step) % _WINDOW]
                window[at] = byte
                said.append(byte)
                at = (at + 1) % _WINDOW
    return bytes(said)
