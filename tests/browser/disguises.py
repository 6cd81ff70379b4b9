"""Finding words in files, in whatever shape a program may have written them down."""

import base64
import json
import zlib
from contextlib import suppress
from urllib.parse import quote

GZIP = b"\x1f\x8b\x08"


def disguises(text):
    """{name: bytes}: how `text` may stand in a file. Any of them contained gives it away."""
    plain = text.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "url": quote(text).encode(),
        "url, small": quote(text).lower().encode(),
        "json": json.dumps(text)[1:-1].encode(),
        "json, capital": json.dumps(text)[1:-1].upper().replace("\\U", "\\u").encode(),
        "hex": plain.hex().encode(),
        "hex, capital": plain.hex().upper().encode(),
    }
    for shift in range(3):
        found[f"base64, {shift}"] = in_base64(plain, shift)
        found[f"base64 for urls, {shift}"] = in_base64(plain, shift, b"-_")
    return found


def in_base64(plain, shift, signs=b"+/"):
    """Those letters that stay the same whatever is around, `shift` bytes into a group of three."""
    before = -(-shift * 4 // 3)  # Letters that hold something of what came before.
    whole = (shift + len(plain)) * 4 // 3
    return base64.b64encode(b"\0" * shift + plain, signs)[before:whole]


def texts_in(content):
    """The bytes as they are, and what is inside every gzip member in them."""
    yield content
    start = content.find(GZIP)
    while start >= 0:
        with suppress(zlib.error):  # Three bytes that only happened to look like one.
            yield zlib.decompressobj(31).decompress(content[start:])
        start = content.find(GZIP, start + 1)


def search(places, words):
    """[(file, word, disguise)] for all that is found under the directories and files `places`."""
    needles = [(word, how, needle) for word in words for how, needle in disguises(word).items()]
    found = []
    for path in files(places):
        for text in texts_in(path.read_bytes()):
            found += [(path.name, word, how) for word, how, needle in needles if needle in text]
    return found


def files(places):
    for place in places:
        below = place.rglob("*") if place.is_dir() else [place]
        yield from (path for path in below if path.is_file())
