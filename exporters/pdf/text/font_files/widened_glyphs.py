"""Glyphs of a TrueType font with more room after them, added to their font as further ones.

What only moves the next glyph is read as a space; a glyph that is wider is not.
"""

import struct
from collections.abc import Sequence

_HEAD_FORMAT, _HHEA_COUNT, _MAXP_COUNT = 50, 34, 4
"""Where tables tell what is changed (OpenType, head, hhea and maxp)."""


def with_widened(program: bytes, wanted: Sequence[tuple[int, int]]) -> bytes:
    """Return a font with further glyphs, which have these ones' outlines and are so wide, in units.

    Their numbers follow those that there are.
    """
    tables = _tables(program)
    (count,) = struct.unpack_from(">H", tables["maxp"], _MAXP_COUNT)
    metrics = _metrics(tables, count)
    starts = _starts(tables, count)
    outlines = bytearray(tables["glyf"])
    for glyph, width in wanted:
        metrics.append((width, metrics[glyph][1]))
        outlines += tables["glyf"][starts[glyph] : starts[glyph + 1]]
        outlines += bytes(-len(outlines) % 4)
        starts.append(len(outlines))
    total = count + len(wanted)
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(f">{total + 1}I", *starts)
    tables["hmtx"] = b"".join(struct.pack(">Hh", *each) for each in metrics)
    for name, at, value in (
        ("head", _HEAD_FORMAT, 1), ("hhea", _HHEA_COUNT, total), ("maxp", _MAXP_COUNT, total)
    ):  # fmt: skip
        changed = bytearray(tables[name])
        struct.pack_into(">H", changed, at, value)
        tables[name] = bytes(changed)
    return _joined(program[:12], tables)


def _tables(program: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", program, 4)
    found = {}
    for number in range(count):
        name, _, start, length = struct.unpack_from(">4sIII", program, 12 + 16 * number)
        found[name.decode("ascii")] = program[start : start + length]
    return found


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Return width and left bearing of each glyph; the last width goes for the rest."""
    (full,) = struct.unpack_from(">H", tables["hhea"], _HHEA_COUNT)
    found: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", tables["hmtx"][: 4 * full]))
    bearings = struct.iter_unpack(">h", tables["hmtx"][4 * full : 4 * full + 2 * (count - full)])
    return [*found, *((found[-1][0], bearing) for (bearing,) in bearings)]


def _starts(tables: dict[str, bytes], count: int) -> list[int]:
    """Return where each glyph's outline starts, and where the last one stops."""
    (is_long,) = struct.unpack_from(">H", tables["head"], _HEAD_FORMAT)
    if is_long:
        return list(struct.unpack_from(f">{count + 1}I", tables["loca"]))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"])]


def _joined(start: bytes, tables: dict[str, bytes]) -> bytes:
    records, content = bytearray(), bytearray()
    first = 12 + 16 * len(tables)
    for name, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        records += struct.pack(
            ">4sIII", name.encode("ascii"), total, first + len(content), len(table)
        )
        content += padded
    return start + bytes(records) + bytes(content)
