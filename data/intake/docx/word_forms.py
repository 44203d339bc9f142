"""What the boxes and lists of forms show: unlike a form's texts, it stands in no run."""

from xml.etree.ElementTree import Element

from data.intake.docx.xmltree import flag, value
from data.intake.package.xml_parts import number

_TICKED, _EMPTY = "☒", "☐"


def shown(form: Element) -> str:
    """Return what a form field (`w:ffData`) shows: the entry chosen, or a box; "" for others."""
    entries = form.find("w:ddList")
    if entries is not None:
        names = [one.get("w:val", "") for one in entries.findall("w:listEntry")]
        place = number(value(entries, "w:result") or value(entries, "w:default"), 0)
        return names[place] if 0 <= place < len(names) else ""
    box = form.find("w:checkBox")
    if box is None:
        return ""
    ticked = flag(box, "w:checked")
    return _TICKED if (flag(box, "w:default") if ticked is None else ticked) else _EMPTY
