"""`briefing-viewer briefing profiles`: the profile of an office, in and out as one file."""

from argparse import Namespace
from contextlib import closing

from data.briefing.profile import Profile
from data.errors import LibraryError
from data.files.paths import clean, shown, written
from data.messages import counted, said
from data.serial.profile_json import PROFILE
from exporters.destination import with_suffix
from viewer.commands import grammar
from viewer.commands.briefing_lookup import kept_library, profile_named
from viewer.commands.grammar import Parser, VerbAction, action_of
from viewer.commands.lookup import alone, existing_library, library_place, library_to_read
from viewer.services.briefings.profile_files import SUFFIX, not_read, read_profile, write_profile
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json, warn, words


def _add_name(parser: Parser) -> None:
    parser.add_argument("profile", metavar="NAME", help=words().tr("its name"))


def _add_export(parser: Parser) -> None:
    _add_name(parser)
    told = words().tr("the file to write; it ends in {suffix}", suffix=SUFFIX)
    parser.add_argument("file", type=grammar.path, metavar="FILE", help=told)


def _add_import(parser: Parser) -> None:
    told = words().tr("the file with the profile")
    parser.add_argument("file", type=grammar.path, metavar="FILE", help=told)
    told = words().tr("take it in place of another one of that name")
    parser.add_argument("--replace", action="store_true", help=told)


def _list(options: Namespace) -> int:
    with closing(kept_library(options.data_folder)) as library:
        found, unread = library.profiles.listed(), library.profiles.unread()
    if options.json:
        say_json({"profiles": [_row(profile) for profile in found], "unread": list(unread)})
        return 0
    for profile in found:
        held = counted("{count} recipient", "{count} recipients", len(profile.recipients))
        marks = ", ".join(profile.markings)
        told = ", ".join(part for part in (marks, profile.language, words()(held)) if part)
        say(f"{clean(profile.name)}  ({clean(told)})\n")
    if unread:
        warn(not_read(unread))
    elif not found:
        say(said("No profile is in the library."))
    return 0


def _row(profile: Profile) -> dict[str, object]:
    """Return a profile as it is kept, without its letterhead, which may hold a large picture."""
    kept = PROFILE.plain(profile)
    return {name: held for name, held in kept.items() if name != "letterhead"}


def _export(options: Namespace) -> int:
    with closing(kept_library(options.data_folder)) as library:
        profile = profile_named(options.profile, library.profiles)
    path = with_suffix(options.file, (SUFFIX,))
    kept = Folders.of(options.data_folder).kept()
    write_profile(profile, path, keep=kept)
    if options.json:
        say_json({"file": written(path), "profile": profile.name})
    else:
        say(said("Wrote “{name}”.", name=shown(path)))
    return 0


def _import(options: Namespace) -> int:
    profile = read_profile(options.file)
    location = library_place(options.data_folder)
    known = library_to_read(location)
    if known is not None:
        known.close()
    open_it = location.make if known is None else location.open
    # A window would not see what comes in beside it, and two programs would write.
    with alone(location) as lock, closing(open_it()) as library:
        lock.vouch()
        before = {one.name: one for one in library.profiles.listed()}.get(profile.name)
        if before is not None and before != profile and not options.replace:
            raise LibraryError(
                said(
                    "There is another profile “{name}” in the library, and it was not replaced: "
                    "add --replace if it is to be.",
                    name=clean(profile.name),
                )
            )
        if before != profile:
            library.location.copies.make_if_changed()
            library.profiles.keep(profile)
    if options.json:
        say_json({"profile": profile.name, "made": before != profile})
    elif before == profile:
        say(said("The profile “{name}” is there already, the same.", name=clean(profile.name)))
    else:
        say(said("Took in the profile “{name}”.", name=clean(profile.name)))
    return 0


def _delete(options: Namespace) -> int:
    location = existing_library(options.data_folder)
    with closing(kept_library(options.data_folder)) as library:
        profile_named(options.profile, library.profiles)  # before a window is to be closed for it
    with alone(location), closing(location.open()) as library:
        profile = profile_named(options.profile, library.profiles)
        library.location.copies.make_if_changed()
        library.profiles.delete(profile.name)
    if options.json:
        say_json({"profile": profile.name})
    else:
        say(said("Deleted the profile “{name}”.", name=clean(profile.name)))
    return 0


PROFILES = action_of(
    "profiles",
    said("list the profiles of offices, take one in or out as a file, delete one"),
    (
        VerbAction("list", said("print the profiles"), _list),
        VerbAction("export", said("write a profile to a file"), _export, _add_export),
        VerbAction("import", said("take the profile in a file in"), _import, _add_import),
        VerbAction("delete", said("delete a profile"), _delete, _add_name),
    ),
    "list|export|import|delete",
)
