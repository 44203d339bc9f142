"""The fonts that come with the program, by the names of their faces."""

FACES = {
    "Serif-Regular": "IBMPlexSerif-Regular",
    "Serif-Italic": "IBMPlexSerif-Italic",
    "Serif-Medium": "IBMPlexSerif-Medium",
    "Serif-SemiBold": "IBMPlexSerif-SemiBold",
    "Serif-SemiBoldItalic": "IBMPlexSerif-SemiBoldItalic",
    "Sans-Regular": "IBMPlexSansCondensed-Regular",
    "Sans-Italic": "IBMPlexSansCondensed-Italic",
    "Sans-Medium": "IBMPlexSansCondensed-Medium",
    "Sans-SemiBold": "IBMPlexSansCondensed-SemiBold",
    "Sans-SemiBoldItalic": "IBMPlexSansCondensed-SemiBoldItalic",
    "Gothic": "BIZUDPGothic-Regular",
    "Gothic-Bold": "BIZUDPGothic-Bold",
    "Mincho": "BIZUDMincho-Regular",
    "Signs": "DejaVuSans",
}
FALLBACK = "Gothic"
MINCHO, BOLD_GOTHIC = "Mincho", "Gothic-Bold"
"""What Japanese has besides: the source's words in Mincho, ours in two weights."""
EAST_ASIAN_FACES = frozenset({FALLBACK, MINCHO, BOLD_GOTHIC})
SIGNS = "Signs"


def is_written_east_asian(language: str) -> bool:
    """Tell whether a language is written in East Asian letters."""
    return language.casefold().startswith(("ja", "zh", "ko"))


def has_forms_of_its_own(language: str) -> bool:
    """Tell whether a language writes East Asian letters otherwise than our faces have them."""
    return language.casefold().startswith(("zh", "ko"))
