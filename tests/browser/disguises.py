"""Finding words in files, in whatever shape a program may have written them down."""

import base64
import json
import random
import unicodedata
import zlib
from contextlib import suppress
from urllib.parse import quote

import Stemmer

GZIP = b"\x1f\x8b\x08"
A_PIECE = 1 << 16
FEW = 100  # Up to so many it is quicker to look for each by itself.


# -- words that nobody has ever written ------------------------------------------------------------


def made_up_word():
    letters = [random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(7)]
    return "".join(letters[:3]) + "ö" + "".join(letters[3:])


def parts(words):
    """Of each word its two halves, its stem, and the same as a plain index would spell them."""
    found = set()
    for word in words:
        found |= {word, word.upper()}
        decomposed = unicodedata.normalize("NFD", word)
        for spelt in (word, word.replace("ö", "o"), word.replace("ö", "oe"), decomposed):
            stem = Stemmer.Stemmer("english").stemWord(spelt)
            found |= {spelt[:8], spelt[-8:], stem, stem[-8:]}
    return sorted(found)


def sentence(words):
    return f"Today {words[0]}, then {words[1]}. And {words[2]}!"


# -- how they may stand in a file ------------------------------------------------------------------


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


def spelt_out(token):
    """{name: bytes}: how some bytes, such as a blind token, may stand in a file."""
    in_32 = base64.b32encode(token).rstrip(b"=")
    return {
        "bytes": token,
        "hex": token.hex().encode(),
        "hex, capital": token.hex().upper().encode(),
        "base32": in_32,
        "base32, small": in_32.lower(),
    }


# -- looking for them ------------------------------------------------------------------------------


def search(places, words):
    """[(file, word, disguise)] for all that is found under the directories and files `places`."""
    return look_for(places, {word: disguises(word) for word in words})


def look_for(places, wanted):
    """[(file, name, shape)] of `wanted`, {name: {shape: bytes}}, in these places, packed or not."""
    needles = [(name, shape, b) for name, shapes in wanted.items() for shape, b in shapes.items()]
    size = min(len(needle) for _name, _shape, needle in needles)
    beginnings = {needle[:size] for _name, _shape, needle in needles}
    found = []
    for path in files(places):
        for text in texts_in(path.read_bytes()):
            there = beginnings_in(text, beginnings, size) if len(needles) > FEW else beginnings
            found += [
                (path.name, name, shape)
                for name, shape, needle in needles
                if needle[:size] in there and needle in text
            ]
    return found


def beginnings_in(text, wanted, size):
    """Which of the `wanted` runs of `size` bytes there are: one walk, however many are wanted."""
    found, before = set(), None
    for start in range(0, len(text), A_PIECE):
        piece = text[start : start + A_PIECE + size - 1]
        if piece != before:  # A database's log is mostly empty.
            before = piece
            found |= wanted & {piece[at : at + size] for at in range(len(piece) - size + 1)}
    return found


def texts_in(content):
    """The bytes as they are, and what is inside every gzip member in them."""
    yield content
    start = content.find(GZIP)
    while start >= 0:
        with suppress(zlib.error):  # Three bytes that only happened to look like one.
            yield zlib.decompressobj(31).decompress(content[start:])
        start = content.find(GZIP, start + 1)


def files(places):
    for place in places:
        below = place.rglob("*") if place.is_dir() else [place]
        yield from (path for path in below if path.is_file())
