"""What closes a handout: its sources, who gets it, and how it is to be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.briefing.content import Content, PartKind
from exporters.docx.block_text import BlockText
from exporters.docx.word_markup import paragraph, run, styled, tab
from exporters.docx.word_setting import WordSetting
from exporters.phrases import Sample, labels_used, legend

_LOOKS = {
    Sample.SOURCE: "SourceWords",
    Sample.ANALYST: "AnalystWords",
    Sample.CITATION: "Citation",
}


@dataclass(slots=True)
class ClosingText:
    """Sets what stands behind the parts and the sections."""

    setting: WordSetting
    content: Content
    text: BlockText

    def paragraphs(self) -> Iterator[str]:
        """Yield sources, distribution and legend, as far as there are any."""
        words, content = self.setting.words, self.content
        listed = any(part.kind is PartKind.SOURCE for part in content.parts)
        if content.sources and not listed:
            yield paragraph("FrameHeading", run(words.tr("Sources")))
            for source in content.sources:
                yield paragraph("SourceLine", run(words(source.line)))
                if source.sha256:
                    digest = run(f"SHA-256 {source.sha256}", styled("Citation"))
                    yield paragraph("SourceLine", digest)
        if content.distribution:
            yield paragraph("FrameHeading", run(words.tr("Distribution")))
            for name in content.distribution:
                yield paragraph("SourceLine", run(name))
        if content.sections:
            yield from self._legend()

    def _legend(self) -> Iterator[str]:
        said = legend(self.content, self.setting.words)
        yield paragraph("FrameHeading", run(said.title))
        for label in labels_used(self.content):
            sample = run(f" {label.letter} ", styled("Label") + self.text.shading(label))
            name = run(f" {label.name}", "<w:b/><w:bCs/>")
            yield paragraph("Legend", sample + name + tab() + run(label.meaning))
        for look, sample, meaning in said.rows:
            yield paragraph("Legend", run(sample, styled(_LOOKS[look])) + tab() + run(meaning))
