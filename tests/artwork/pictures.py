"""Pictures for the tests, honest and hostile, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def poster(width: int = 400, height: int = 600, colour: tuple[int, int, int] = (200, 30, 40), format_: str = "JPEG") -> bytes:
    return encoded(Image.new("RGB", (width, height), colour), format_)


def halves(width: int, height: int) -> bytes:
    """Left half red, right half blue."""
    image = Image.new("RGB", (width, height), (255, 0, 0))
    image.paste((0, 0, 255), (width // 2, 0, width, height))
    return encoded(image, "PNG")


def png_bomb(width: int, height: int) -> bytes:
    """A small file that says it is a gigantic picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def webp_bomb() -> bytes:
    """A sound animation of one small picture on a canvas of 16383 by 16383: a gigabyte for each of the decoder's two canvases."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    def three(number: int) -> bytes:
        return number.to_bytes(3, "little")

    still = encoded(Image.new("RGBA", (16, 16), (9, 9, 9, 9)), "WEBP", lossless=True)
    picture = still[still.index(b"VP8L") :]
    canvas = chunk(b"VP8X", b"\x12\0\0\0" + three(16382) + three(16382))
    frame = chunk(b"ANMF", three(0) + three(0) + three(15) + three(15) + three(100) + b"\0" + picture)
    body = canvas + chunk(b"ANIM", bytes(6)) + frame
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


SVG = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">
<image xlink:href="file:///etc/passwd" width="10" height="10"/></svg>"""
