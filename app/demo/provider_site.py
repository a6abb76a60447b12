"""What the pretend providers share: the check of the key, the limits, and answers that say whether they changed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from app.demo.limits import Gate
from app.demo.wire import Answer, Ask


def conditional(ask: Ask, answer: Answer) -> Answer:
    """The answer with its ETag, or 304 without a body where the asker has it already."""
    if answer.status != 200:
        return answer
    tag = f'W/"{blake2b(answer.body, digest_size=16).hexdigest()}"'
    fields = {**answer.fields, "ETag": tag, "Cache-Control": "public, max-age=3600"}
    if ask.fields.get("if-none-match") == tag:
        return Answer(304, b"", answer.kind, fields)
    return Answer(200, answer.body, answer.kind, fields)


def let_in(gate: Gate, busy: Callable[[], Answer], spent: Callable[[], Answer]) -> Answer | None:
    """A refusal where this is one request too many; None when it may go on."""
    state = gate.enter()
    if state == "busy":
        answer = busy()
        return Answer(answer.status, answer.body, answer.kind, {**answer.fields, **gate.wait})
    return spent() if state == "spent" else None


def whole_number(text: str) -> int | None:
    """The number that a part of a path is; None when it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
