"""Arithmetic on colours, which are sRGB."""

Channels = tuple[float, float, float]
"""Red, green and blue as shares of 0 to 1."""

_LETTERS = ("#FFFFFF", "#1A1D22", "#000000")
_READABLE = 4.5


def channels(colour: str) -> Channels:
    """Return the channels of #RRGGBB."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def mixed(colour: str, page: str, share: float) -> str:
    """Return `colour` mixed into `page` by its share, as #RRGGBB."""
    pairs = zip(channels(colour), channels(page), strict=True)
    return "#" + "".join(f"{round(255 * (a * share + b * (1 - share))):02X}" for a, b in pairs)


def luminance(colour: Channels) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def encoded(luminance: float) -> float:
    """Return the grey, from 0 to 1, of a relative luminance (IEC 61966-2-1)."""
    return luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, #RRGGBB, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    dark, light = sorted(luminance(channels(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def letter_on(colour: str) -> str:
    """Return the colour of letters that can be read on #RRGGBB: white, our ink, or black.

    White or black has a contrast of at least 4.58 on any colour.
    """
    return next(one for one in _LETTERS if contrast(one, colour) >= _READABLE)


def under_ink(tint: Channels, ink: str, contrast: float) -> Channels:
    """Return `tint`, lightened as far as text in `ink` needs for `contrast` (WCAG 2.2, 1.4.6)."""
    needed = contrast * (luminance(channels(ink)) + 0.05) - 0.05
    while luminance(tint) < needed:
        red, green, blue = (part + 0.05 * (1 - part) for part in tint)
        tint = red, green, blue
    return tint
