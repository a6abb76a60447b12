"""Parses a command line: what may be said, in which words, and what contradicts itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app import __version__
from app.application.commandline import WRONG_ARGUMENTS, NewServer, Options, usual_renderer
from app.domain.provided import Provider


def parsed(arguments: Sequence[str]) -> Options:
    """The options of a command line without its program name; wrong ones end the program with exit code 2 and a sentence."""
    parser = _parser()
    said = parser.parse_args(list(arguments))
    _refuse_contradictions(parser, said)
    new_server = None
    if said.add_server:
        kind, address = said.add_server
        new_server = NewServer(kind, address, said.name, said.user, said.token_stdin or said.password_stdin)
    return Options(
        data_dir=said.data_dir,
        demo=said.demo is not None,
        demo_size=said.demo or None,
        new_server=new_server,
        list_servers=said.list_servers,
        scan=said.scan,
        server=said.server,
        confirm_retire=said.confirm_retire,
        enrich=said.enrich,
        export=said.export,
        export_ics=said.export_ics,
        backup=said.backup,
        check_db=said.check_db,
        tour=said.tour,
        tour_scale=said.tour_scale,
        tour_child=said.tour_child,
        tour_only=tuple(said.tour_only.split(",")) if said.tour_only else (),
        open=said.open,
        renderer=said.renderer,
        log_level=said.log_level.lower(),
    )


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as the last line of standard error, in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_ARGUMENTS, f"{message[:1].upper()}{message[1:].removesuffix('.')}.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="bijou", description="Shows what you have on Plex, Jellyfin and in folders.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"Bijou {__version__}")
    parser.add_argument("--data-dir", type=_folder, metavar="DIR", help="keep everything in this folder: database, cache, logs, settings, the secrets file")
    parser.add_argument(
        "--demo", nargs="?", const=0, type=_count, metavar="N", help="look around in the demo library, or in N pretend titles; never mixed with your own"
    )
    servers = parser.add_argument_group("servers, without a window")
    servers.add_argument("--add-server", nargs=2, metavar=("plex|jellyfin|folders", "ADDRESS"), help="add a server with all its film and show libraries")
    servers.add_argument("--name", help="what to call the new server")
    servers.add_argument("--token-stdin", action="store_true", help="read a Plex token or a Jellyfin API key, one line, from standard input")
    servers.add_argument("--user", metavar="NAME", help="sign in to Jellyfin as this user")
    servers.add_argument("--password-stdin", action="store_true", help="read the user's password, one line, from standard input")
    servers.add_argument("--list-servers", action="store_true", help="list the servers and their libraries")
    servers.add_argument(
        "--scan",
        nargs="?",
        const="quick",
        choices=("quick", "full", "deep"),
        help="read the servers: what changed, everything, or everything and retire what is gone",
    )
    servers.add_argument("--server", metavar="NAME", help="scan only this server")
    servers.add_argument("--confirm-retire", action="store_true", help="with --scan deep: a library that shrank a lot really did")
    providers = parser.add_argument_group("metadata, without a window")
    providers.add_argument(
        "--enrich",
        nargs="?",
        const="all",
        type=str.lower,
        choices=("all", *(provider.value for provider in Provider)),
        metavar="PROVIDER",
        help="ask tmdb, tvdb, tvmaze and omdb, or one of them, for what the servers do not know; keys as BIJOU_TMDB_KEY and so on, or from the keyring",
    )
    _add_files_and_window(parser)
    return parser


def _add_files_and_window(parser: argparse.ArgumentParser) -> None:
    files = parser.add_argument_group("files, without a window")
    files.add_argument("--export", type=_path, metavar="FILE.json", help="write the library as JSON")
    files.add_argument("--export-ics", type=_path, metavar="FILE.ics", help="write what airs of your shows for calendar apps")
    files.add_argument("--backup", type=_path, metavar="FILE", help="write a copy of the database")
    files.add_argument("--check-db", action="store_true", help="look through the database for damage")
    window = parser.add_argument_group("the window")
    window.add_argument("--open", metavar="ADDRESS", help="open a page, such as bijou://movies?genre=drama")
    window.add_argument("--renderer", choices=("auto", "gl", "software"), default=usual_renderer(), help="what draws the window")
    window.add_argument("--tour", type=_path, metavar="DIR", help="save a picture of every page of the demo library")
    window.add_argument("--tour-scale", type=int, choices=(1, 2), help="take the tour's pictures at this scale only")
    window.add_argument("--tour-child", type=int, choices=(1, 2), help=argparse.SUPPRESS)
    window.add_argument("--tour-only", metavar="PAGE,PAGE", help="take the tour's pictures of these pages only")
    levels = ("debug", "info", "warning", "error", "DEBUG", "INFO", "WARNING", "ERROR")
    parser.add_argument("--log-level", choices=levels, default="info", metavar="LEVEL", help="debug, info, warning or error")


def _refuse_contradictions(parser: argparse.ArgumentParser, said: argparse.Namespace) -> None:
    kind = said.add_server[0] if said.add_server else None
    of_new = {"--name": said.name, "--token-stdin": said.token_stdin, "--user": said.user, "--password-stdin": said.password_stdin}
    rules = [
        (kind not in (None, "plex", "jellyfin", "folders"), f"--add-server knows plex, jellyfin and folders, not {kind!r}."),
        (kind is None and any(of_new.values()), f"{next((name for name, value in of_new.items() if value), '')} belongs to --add-server."),
        (said.token_stdin and said.password_stdin, "Standard input holds one secret: --token-stdin or --password-stdin, not both."),
        (bool(said.user) != said.password_stdin, "--user and --password-stdin belong together."),
        (bool(said.user) and kind != "jellyfin", "--user and --password-stdin are for Jellyfin; Plex takes --token-stdin."),
        (kind == "folders" and said.token_stdin, "Folders have no token."),
        (said.server is not None and not said.scan, "--server belongs to --scan."),
        (said.confirm_retire and said.scan != "deep", "--confirm-retire belongs to --scan deep."),
        (said.add_server is not None and not said.add_server[1].strip(), "--add-server needs an address."),
    ]
    for wrong, sentence in rules:
        if wrong:
            parser.error(sentence)


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("a name is missing.")
    return Path(text).expanduser()


def _folder(text: str) -> Path:
    path = _path(text).absolute()
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a file, not a folder.")
    return path


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of titles.")
    return int(text)
