"""What the command line does without a window, one verb after the other, in plain lines."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.application.commandline import DONE, NOT_WHOLE, NewServer, Options
from app.application.demo_servers import start_demo
from app.application.enrich_verb import enrich
from app.application.household import Household
from app.application.keeping import keep_secret, read_secret
from app.application.pretending import StartPretend
from app.application.saying import complain, say
from app.application.scan_verb import scan_servers
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.library import browse
from app.library.calendar_file import write_calendar
from app.library.connecting import Invitation, join
from app.library.export import backup, check, export
from app.settings.keys import Keeping


def run_verbs(options: Options, start_pretend: StartPretend, cancel: Cancel) -> int:
    """Do everything that was asked, in the order in which it makes sense. Returns the exit code; raises Problem or Cancelled."""
    with contextlib.ExitStack() as stack:
        household = stack.enter_context(Household(options))
        if options.demo and (options.scan or options.enrich or not browse.servers(household.database)):
            start_demo(household, start_pretend, options.demo_size, cancel, stack)
        sources = stack.enter_context(contextlib.closing(Sources(household)))
        verbs: Sequence[Callable[[], int]] = (
            lambda: _add(household, options.new_server, cancel) if options.new_server else DONE,
            lambda: scan_servers(household, sources, options, cancel) if options.scan else DONE,
            lambda: enrich(household, options.enrich, cancel) if options.enrich else DONE,
            lambda: _list(household) if options.list_servers else DONE,
            lambda: _export(household, options.export) if options.export else DONE,
            lambda: _export_ics(household, options.export_ics) if options.export_ics else DONE,
            lambda: _back_up(household, options.backup) if options.backup else DONE,
            lambda: _check(household) if options.check_db else DONE,
        )
        return max(do() for do in verbs)


def _add(household: Household, new: NewServer, cancel: Cancel) -> int:
    """Add a server with all its film and show libraries, hidden ones too."""
    secret = read_secret(household) if new.secret_on_stdin else household.given_token(new.kind)
    invitation = Invitation(
        kind=new.kind,
        address=str(Path(new.address).absolute()) if new.kind == "folders" else new.address,
        name=new.name,
        token=None if new.user else secret,
        user=new.user,
        password=secret if new.user else None,
    )
    joined = join(household.database, household.web, invitation, cancel)
    kept = keep_secret(household, new.kind, joined) if new.secret_on_stdin else Keeping.UNKNOWN  # what the environment gave stays there
    say(f"{'Updated' if joined.known else 'Added'} {joined.name}: {', '.join(library.name for library in joined.libraries) or 'no film or show libraries'}.")
    if kept is Keeping.SESSION:
        variable = f"BIJOU_{new.kind.upper()}_TOKEN"
        say(f"Its secret was not kept: there is no keyring. Give BIJOU_PASSPHRASE for a secrets file, or {variable} with each later run.")
    return DONE


def _list(household: Household) -> int:
    """A line a server, and one for each of its libraries."""
    servers = browse.servers(household.database)
    for server in servers:
        scanned = datetime.fromtimestamp(server.scanned_at, UTC).strftime("%Y-%m-%d %H:%M UTC") if server.scanned_at else "never"
        say(f"{server.name}: {server.kind}, {server.address}, scanned {scanned}{f', trouble: {server.trouble}' if server.trouble else ''}")
        for library in server.libraries:
            state = "" if library.included else ", left out"
            say(f"  {library.name}: {library.kind}s, {library.titles:,} titles{', hidden' if library.hidden else ''}{state}")
    if not servers:
        raise Problem("There is no server yet: add one with --add-server.")
    return DONE


def _export(household: Household, path: Path) -> int:
    """The library as JSON. Without a server it is written too, but holds nothing, which a script should hear."""
    counts = export(household.database, path)
    say(f"Exported {counts.movies:,} films, {counts.shows:,} shows and {counts.episodes:,} episodes to {path}.")
    if not browse.servers(household.database):
        complain("The export is empty: there is no server yet. Add one with --add-server.")
        return NOT_WHOLE
    return DONE


def _export_ics(household: Household, path: Path) -> int:
    """What airs of "my shows", as iCalendar."""
    written = write_calendar(household.database, path, Cancel())
    gone = f", {written.cancelled:,} of them cancelled" if written.cancelled else ""
    say(f"Exported {written.events:,} calendar events to {path}{gone}.")
    if not browse.servers(household.database) and not written.events:
        complain("The calendar is empty: there is no server yet. Add one with --add-server.")
        return NOT_WHOLE
    return DONE


def _back_up(household: Household, path: Path) -> int:
    """A sound copy of the database."""
    backup(household.database, path)
    say(f"Copied the database to {path}.")
    return DONE


def _check(household: Household) -> int:
    """What is wrong with the database, a line each."""
    found = check(household.database)
    for line in found:
        say(line)
    if found:
        complain(f"The database has {len(found)} fault{'s' if len(found) > 1 else ''}; a good copy may be restored when the window opens.")
        return NOT_WHOLE
    say("The database is sound.")
    return DONE
