"""Arithmetic on colours, which are sRGB."""

Channels = tuple[float, float, float]
"""Red, green and blue as shares of 0 to 1."""

_LIGHT = 0.4


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


def is_light(colour: str) -> bool:
    """Return whether dark letters stand out better on #RRGGBB than white ones."""
    return luminance(channels(colour)) > _LIGHT


def under_ink(tint: Channels, ink: str, contrast: float) -> Channels:
    """Return `tint`, lightened as far as text in `ink` needs for `contrast` (WCAG 2.2, 1.4.6)."""
    needed = contrast * (luminance(channels(ink)) + 0.05) - 0.05
    while luminance(tint) < needed:
        red, green, blue = (part + 0.05 * (1 - part) for part in tint)
        tint = red, green, blue
    return tint
