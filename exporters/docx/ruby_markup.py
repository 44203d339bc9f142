"""Words with their reading above them, as Word has it (ISO/IEC 29500-1, 17.3.3.25)."""

from data.briefing.content import ContentBlock
from data.document import BlockKind
from exporters.docx import named_styles
from exporters.docx.style_markup import size
from exporters.docx.word_markup import is_eastern, run
from exporters.docx.word_setting import WordSetting

_SHARE = 0.5
_RAISED = 0.9
"""How large a reading is and how high its foot stands, in shares of the size of its base."""
_LANGUAGE = "ja-JP"


def ruby(setting: WordSetting, block: ContentBlock, base: str, reading: str, look: str) -> str:
    """Return a run with words of a block, which are runs themselves, below their reading."""
    points = named_styles.points(block.level if block.kind is BlockKind.HEADING else None)
    half = round(2 * setting.scaled(points))
    language = block.language if is_eastern(block.language) else _LANGUAGE
    ways = (
        f'<w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{round(half * _SHARE)}"/>'
        f'<w:hpsRaise w:val="{round(half * _RAISED)}"/><w:hpsBaseText w:val="{half}"/>'
        f'<w:lid w:val="{language}"/>'
    )
    said = run(reading, size(setting, points * _SHARE) + look)
    return (
        f"<w:r><w:ruby><w:rubyPr>{ways}</w:rubyPr><w:rt>{said}</w:rt>"
        f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    )
