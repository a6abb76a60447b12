"""Small real Matroska files, written by hand: enough for MediaInfo to tell resolution, codecs, dynamic range, channels and duration."""

from __future__ import annotations

import struct


def _element(number: str, body: bytes) -> bytes:
    return bytes.fromhex(number) + (len(body) | (1 << 56)).to_bytes(8, "big") + body


def _whole(number: str, value: int) -> bytes:
    return _element(number, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def _text(number: str, value: str) -> bytes:
    return _element(number, value.encode())


def _decimal(number: str, value: float) -> bytes:
    return _element(number, struct.pack(">d", value))


def clip(
    width: int = 1920,
    height: int = 1080,
    *,
    video: str = "V_MPEG4/ISO/AVC",
    audio: str = "A_AC3",
    channels: int = 6,
    minutes: float = 90,
    curve: int | None = None,
) -> bytes:
    """A file with one video and one audio track. `curve` is the transfer function: 16 is PQ (HDR10), 18 is HLG."""
    head = _whole("4286", 1) + _whole("42F7", 1) + _whole("42F2", 4) + _whole("42F3", 8) + _text("4282", "matroska") + _whole("4287", 4) + _whole("4285", 2)
    info = _whole("2AD7B1", 1_000_000) + _decimal("4489", minutes * 60_000) + _text("4D80", "test") + _text("5741", "test")
    colour = _element("55B0", _whole("55B1", 9) + _whole("55BA", curve) + _whole("55BB", 9)) if curve is not None else b""
    picture = _element("E0", _whole("B0", width) + _whole("BA", height) + colour)
    sound = _element("E1", _decimal("B5", 48_000.0) + _whole("9F", channels))
    tracks = _element("AE", _whole("D7", 1) + _whole("73C5", 1) + _whole("83", 1) + _text("86", video) + picture)
    tracks += _element("AE", _whole("D7", 2) + _whole("73C5", 2) + _whole("83", 2) + _text("86", audio) + sound)
    cluster = _element("1F43B675", _whole("E7", 0) + _element("A3", b"\x81\0\0\x80" + bytes(1000)))
    return _element("1A45DFA3", head) + _element("18538067", _element("1549A966", info) + _element("1654AE6B", tracks) + cluster)
