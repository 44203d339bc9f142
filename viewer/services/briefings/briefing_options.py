"""How a briefing is let out: what its office demands, how it is set, what its file is called."""

from dataclasses import replace

from data.briefing.briefing import Briefing
from data.briefing.compiling.briefing_compilation import marking_of
from data.briefing.office_templates.applied_template import AppliedTemplate
from data.briefing.page_setup import PageSetup
from data.briefing.profile import Profile
from data.errors import ExportError
from data.files.paths import clean
from data.messages import ENGLISH, Words, said
from exporters.options import ExportOptions
from viewer.services import languages
from viewer.services.handout import stem


def check_office(briefing: Briefing, profile: Profile | None) -> None:
    """Refuse to let pages out that would lack the markings of their office.

    Raises:
        ExportError: the briefing names a profile that could not be had.
    """
    if briefing.profile and profile is None:
        raise ExportError(
            said(
                "The office profile “{name}” is gone or cannot be read, and its markings with it: "
                "choose another profile for this briefing, or none.",
                name=clean(briefing.profile),
            )
        )


def options_for(
    briefing: Briefing, profile: Profile | None, words: Words = ENGLISH, **fields: object
) -> ExportOptions:
    """Return how a briefing is set: as it says itself, else as its profile does, else as usual.

    Its frame is in the profile's language, where it names one, else in that of `words`.
    """
    page = briefing.page or (profile.page if profile else PageSetup())
    frame = languages.of_frame(profile.language, words) if profile else words
    return replace(ExportOptions(page, words=frame), **fields)  # type: ignore[arg-type]  # its own


def styled(
    options: ExportOptions, applied: AppliedTemplate, profile: Profile | None
) -> ExportOptions:
    """Return options with the pages of a template, where nobody chose others for this briefing."""
    usual = profile.page if profile else PageSetup()
    if applied.briefing.page is not None or options.page != usual:
        return options
    return replace(options, page=applied.style.over(usual))


def file_stem(briefing: Briefing, profile: Profile | None) -> str:
    """Return what a briefing's file is called, without a suffix and good on every file system.

    Where the profile says so, the marking of the pages stands before the name.
    """
    return marked_stem(briefing.name, briefing, profile)


def marked_stem(name: str, briefing: Briefing, profile: Profile | None) -> str:
    """Return a name for a briefing's file, with the marking before it as `file_stem` has it."""
    marking = marking_of(briefing, profile) if profile and profile.names_marking else ""
    return stem(name if not marking or marking in name else f"{marking} – {name}")
