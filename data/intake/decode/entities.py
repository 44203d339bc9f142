"""Put right HTML codes that were left in a plain text.

Patterns served: "Q&amp;A", "don&#8217;t", "&quot;free and open&quot;", twice escaped
"&amp;#8217;". A text that tells of HTML writes "&" or tags as well, or codes that touch no word.
"""

import html
import re

from data.messages import Message, counted

_CODE = re.compile(
    r"&(?:amp;)?(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip|euro|pound|sect"
    r"|[a-zA-Z](?:acute|grave|uml|circ|cedil|tilde)|#\d{2,5}|#[xX][0-9a-fA-F]{2,4});"
)
_IN_PROSE = re.compile(rf"\w{_CODE.pattern}|{_CODE.pattern}\w")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def put_right(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return the text with its codes read, if all of it is escaped, and a sentence that says so."""
    if "&" not in text or ";" not in text:
        return text, ()
    codes = _CODE.findall(text)
    is_escaped = len(codes) == text.count("&")
    if not (codes and is_escaped and _IN_PROSE.search(text)) or _TAG.search(text):
        return text, ()
    repair = counted(
        "HTML codes were read as {count} character (“{code}” is “{sign}”).",
        "HTML codes were read as {count} characters (“{code}” is “{sign}”).",
        len(codes),
        code=codes[0],
        sign=_read(codes[0]),
    )
    return _CODE.sub(lambda match: _read(match.group()), text), (repair,)


def _read(code: str) -> str:
    """Return the character that a code stands for, once or twice escaped; none that is unseen."""
    sign = html.unescape(html.unescape(code)).replace("\u00a0", " ")
    is_seen = len(sign) == 1 and (sign.isprintable() or sign == "\u00ad")
    return sign if is_seen else code
