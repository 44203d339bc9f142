"""Which characters together are one emoji (Unicode Technical Standard #51)."""

import re

_SKIN = "\U0001f3fb-\U0001f3ff"
_SHOWN = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f64f"
    "\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f9ff"
    "\U0001fa70-\U0001faff"
)
"""What is an emoji by itself; of others a selector behind them says so, or a skin."""
_ABLE = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f202"
    "\U0001f237"
)
_JOINER, _AS_TEXT, _AS_EMOJI = "\u200d", "\ufe0e", "\ufe0f"
_REGION = "[\U0001f1e6-\U0001f1ff]"
_TAGGED = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,8}\U000e007f"
_ONE = (
    f"{_TAGGED}|[{_SHOWN}](?!{_AS_TEXT}){_AS_EMOJI}?[{_SKIN}]?"
    f"|[{_ABLE}](?:{_AS_EMOJI}[{_SKIN}]?|[{_SKIN}])"
)
_NEXT = f"(?:[{_SHOWN}{_ABLE}]{_AS_EMOJI}?[{_SKIN}]?)"
_SEQUENCE = f"{_REGION}{{2}}|[0-9#*]{_AS_EMOJI}?\u20e3|(?:{_ONE})(?:{_JOINER}{_NEXT}){{0,9}}"
EMOJI = re.compile(f"({_SEQUENCE})")
"""What is drawn as one picture."""
_SIGN = re.compile(f"[{_SHOWN}{_SKIN}\U0001f1e6-\U0001f1ff{_AS_EMOJI}\u20e3]")
"""One of these is in each."""
_PARTS = re.compile(f"[{_JOINER}{_AS_TEXT}{_AS_EMOJI}\U000e0020-\U000e007f]")


def parted(text: str) -> list[str]:
    """Return a text parted where an emoji begins or ends; these have odd places."""
    return EMOJI.split(text) if _SIGN.search(text) else [text]


def bare(sequence: str) -> str:
    """Return a sequence without what only says how the rest is drawn."""
    return _PARTS.sub("", sequence)
