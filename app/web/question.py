"""A question to the network, before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """`accept` names content types (their beginnings) that make sense as an answer; `allowed` are statuses from 300 on that are answers too.

    `follow` False: being sent elsewhere is the answer, where `allowed` has its status.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    params: Any = None
    json: Any = None
    data: Any = None
    accept: tuple[str, ...] = ()
    allowed: tuple[int, ...] = ()
    follow: bool = True
