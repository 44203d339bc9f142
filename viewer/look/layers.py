"""The colour where highlights lie over each other: deeper than each of them, and never muddy.

Colours are laid over each other in Oklab (B. Ottosson, 2020), which keeps lightness and hue apart.
"""

from collections.abc import Sequence
from math import hypot

from data.annotation import Label
from data.basis.colours import contrast
from viewer.look.theme import Theme

_LEAST = 4.6
"""The contrast that the ink keeps on whatever lies over each other."""
_STEPS = 20
_DEEPER = 0.55
"""How much of its own depth a second highlight adds; each further one adds as much of that."""
_RICHEST = 4.0
"""How far a mixture is coloured again whose hues would cancel each other out."""


def layered(theme: Theme, labels: Sequence[Label]) -> str:
    """Return the ground of a text that highlights of these labels lie on, as #rrggbb.

    One label has its own highlight. More of them are darker than each alone on a light page, and
    lighter on a dark one, in the hue between theirs; the ink keeps 4.5:1 on all of them.
    """
    tints = [theme.highlight(label) for label in labels]
    if len(tints) == 1:
        return tints[0]
    mixtures = (_mixed(theme.page, tints, 1 - step / _STEPS) for step in range(_STEPS))
    clearest = max(tints, key=lambda tint: contrast(theme.ink, tint))
    return next((one for one in mixtures if contrast(theme.ink, one) >= _LEAST), clearest)


def _mixed(page: str, tints: Sequence[str], share: float) -> str:
    """Return what several tints come to over a page, at a share of their full depth (0 to 1)."""
    light, *_ = _oklab(page)
    parts = [_oklab(tint) for tint in tints]
    depths = sorted((part[0] - light for part in parts), key=abs, reverse=True)
    depth = sum(depth * _DEEPER**order for order, depth in enumerate(depths))
    chromas = [hypot(a, b) for _, a, b in parts]
    a, b = (sum(part[axis] for part in parts) / len(parts) for axis in (1, 2))
    strength = min(max(chromas) / max(hypot(a, b), 1e-6), _RICHEST)
    return _hex(light + depth * share, a * strength, b * strength)


def _oklab(colour: str) -> tuple[float, float, float]:
    """Return lightness and the two axes of hue of #rrggbb."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(light: float, a: float, b: float) -> str:
    """Return the colour as #rrggbb, or the nearest that there is."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _curved(value)):02x}" for value in channels)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _curved(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return float(12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)
