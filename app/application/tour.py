"""The tour: pictures of every page of the demo library, one child process for each scale."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.demo_servers import start_demo
from app.application.enrich_verb import enrich
from app.application.household import Household
from app.application.pretending import StartPretend
from app.application.saying import complain, say
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.library import browse
from app.library.scan import scan
from app.settings.keys import server_secret

SCALES = (1, 2)
CHILD_SECONDS = 240
RATE = 500
"""Questions a second: nobody waits for pretend providers."""


def run_tour(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    """Fill the demo library, then have one child a scale walk through it, each with a time limit. Returns the exit code; raises Problem or Cancelled."""
    if options.tour_child is not None:
        from app.application.tour_walk import walk

        return walk(options, start_pretend)
    with contextlib.ExitStack() as opened:
        folder = opened.enter_context(_folder(options))
        tokens = _fill(options._replace(data_dir=folder, demo=True), start_pretend, opened)
        scales = [scale for scale in SCALES if options.tour_scale in {None, scale}]
        return max(_child([*command, "--demo", "--data-dir", str(folder), "--tour-child", str(scale)], scale, tokens) for scale in scales)


@contextlib.contextmanager
def _folder(options: Options) -> Iterator[Path]:
    """The data folder that was given, else one that is gone afterwards: the tour never touches the user's."""
    if options.data_dir is not None:
        yield options.data_dir
        return
    with tempfile.TemporaryDirectory(prefix="bijou-tour-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _fill(options: Options, start_pretend: StartPretend, opened: contextlib.ExitStack) -> Mapping[str, str]:
    """Start the pretend servers, which stay, scan them, and ask the pretend providers. Returns the environment that leads a child to all of them."""
    cancel = Cancel()
    with Household(options) as household, contextlib.closing(Sources(household)) as sources:
        pretend = start_demo(household, start_pretend, options.demo_size, cancel, opened)
        tokens = dict(pretend.ready.provider_environment)
        for server in browse.servers(household.database):
            report = scan(household.database, sources.of(server.id), server.id, "full", cancel)
            if not report.whole:
                raise Problem(f"The demo's {server.name} was not read whole.")
            secret = server_secret(server.kind, server.device_id)
            tokens[secret.variable] = household.keys.get(secret) or ""
        household.led_to({f"BIJOU_{provider.upper()}_RATE": str(RATE) for provider in Provider})
        if enrich(household, "all", cancel) != DONE:
            raise Problem("The demo's providers were not asked about everything.")
        return tokens


def _child(command: list[str], scale: int, tokens: Mapping[str, str]) -> int:
    environment = {**os.environ, **tokens, "QT_SCALE_FACTOR": str(scale)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding=sys.stdout.encoding if sys.stdout else None) as child:
        try:
            out, _ = child.communicate(timeout=CHILD_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            out, _ = child.communicate()
            complain(f"The pictures at scale {scale} took longer than {CHILD_SECONDS} seconds.")
    for line in out.splitlines():
        say(line)
    return NOT_WHOLE if child.returncode else DONE
