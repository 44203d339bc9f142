"""Arithmetic on colours, which are sRGB."""

_LIGHT = 0.4


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of #RRGGBB as shares of 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def mixed(colour: str, page: str, share: float) -> str:
    """Return `colour` mixed into `page` by its share, as #RRGGBB."""
    pairs = zip(channels(colour), channels(page), strict=True)
    return "#" + "".join(f"{round(255 * (a * share + b * (1 - share))):02X}" for a, b in pairs)


def is_light(colour: str) -> bool:
    """Return whether dark letters stand out better on #RRGGBB than white ones.

    Judged by the relative luminance of WCAG 2.2.
    """
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT
