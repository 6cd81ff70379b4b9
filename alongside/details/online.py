"""Where somebody can be found on the internet: e-mail addresses, profiles, handles."""

import re

from .lists import folded, given, is_word
from .spans import Span

# -- e-mail ---------------------------------------------------------------------------------------

LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
TOP = r"[^\W\d_]{2,24}"
EMAIL = re.compile(rf"(?<![\w.+%@-])\w[\w.+%'’-]{{0,63}}@(?:{LABEL}\.){{1,4}}{TOP}(?![\w-])")

# "jo dot smith at example dot org", "jo (at) example.org". "At this point in" is no address, so
# other words for a dot need another word for the "@" as well, or brackets.
IN_BRACKETS = r"\s{0,3}[(\[{<]\s?(?:at|@|ät)\s?[)\]}>]\s{0,3}"
ABROAD = r"\s(?:ät|arroba|arobase|chiocciola)\s"
DOT = r"(?:\s?[(\[{]\s?(?:dot|\.)\s?[)\]}]\s?|\sdot\s)"
ANY_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:dot|punkt|point|punto|ponto)\s)"
SPOKEN = re.compile(
    r"(?<![\w.+%-])\w[\w.+%-]{0,63}(?:\s(?:dot|underscore|dash)\s[\w-]{1,30}){0,3}"
    rf"(?:(?:{IN_BRACKETS}|{ABROAD}){LABEL}(?:{ANY_DOT}{LABEL}){{0,3}}{ANY_DOT}{TOP}"
    rf"|\s(?:at|@)\s{LABEL}(?:{DOT}{LABEL}){{0,3}}{DOT}{TOP})(?![\w-])",
    re.IGNORECASE,
)


def emails(text):
    for pattern in (EMAIL, SPOKEN):
        for match in pattern.finditer(text):
            yield Span(*match.span(), "email")


# -- profiles -------------------------------------------------------------------------------------

URL = re.compile(
    r"(?<![\w@/.+-])(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![\w.-]*@)"
    r"(/[^\s<>\"'()\[\]]{0,300})?",
    re.IGNORECASE,
)
# What follows the host where it is a person, not a group, a film or a search.
A_NAME = r"/@?[\w.~-]{2,}/?(?:[?#].*)?$"
PROFILES = {
    "facebook.com fb.com fb.me "
    "m.me": r"/(?!groups|events|pages|watch|share|hashtag|marketplace|help"
    r"|photo|story|permalink|login|sharer|reel|business|privacy|policies|gaming)[\w.-]{3,}",
    "instagram.com": r"/(?!p/|reels?/|explore|stories/|tv/|accounts|about)[\w.]{2,}",
    "twitter.com x.com": r"/(?!hashtag|search|i/|home|intent|share|explore|login)\w{2,}",
    "linkedin.com": r"/in/.",
    "tiktok.com threads.net threads.com medium.com": r"/@.",
    "youtube.com": r"/(?:@|channel/|c/|user/).",
    "reddit.com last.fm goodreads.com wattpad.com spotify.com": r"/u(?:ser)?/.",
    "snapchat.com": r"/(?:add|@)",
    "gofundme.com justgiving.com gofund.me": r"/(?!discover|about|how|charity/?$|c/)[\w-]{3,}",
    "bsky.app xing.com researchgate.net": r"/profile/.",
    "t.me wa.me signal.me linktr.ee patreon.com ko-fi.com buymeacoffee.com paypal.me venmo.com"
    " twitch.tv github.com gitlab.com about.me soundcloud.com vk.com ok.ru": A_NAME,
    "strava.com": r"/athletes/.",
    "caringbridge.org": r"/visit/.",
    "steamcommunity.com": r"/(?:id|profiles)/.",
    "flickr.com": r"/people/.",
    "cash.app": r"/\$.",
}
HOSTS = {
    host: re.compile(path, re.IGNORECASE)
    for hosts, path in PROFILES.items()
    for host in hosts.split()
}
ANYWHERE = re.compile(r"/(?:@\w|~\w|(?:profiles?|users?|u|members?)/[\w.%-]{2})", re.IGNORECASE)
OF_SOMEBODY = re.compile(
    r"\b(?:my|our|his|her|their|mein|meine|mon|ma|mi|mio|mia)\s(?:\w{1,12}\s){0,2}?(?:blog"
    r"|web ?site|site"
    r"|page|profile?|channel|shop|store|portfolio|vlog|podcast|fund ?raiser|seite"
    r"|perfil)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


def links(text):
    """Profiles by their address, and pages that somebody calls their own."""
    for match in URL.finditer(text):
        host, path = match[1].lower(), match[2] or ""
        known = next((HOSTS[part] for part in ends_of(host) if part in HOSTS), None)
        if known:
            found = known.match(path)
        else:
            found = ANYWHERE.search(path) or OF_SOMEBODY.search(
                text[max(0, match.start() - 60) : match.start()]
            )
        if found:
            whole = match[0].rstrip(".,;:!?*_")
            yield Span(match.start(), match.start() + len(whole), "link")


def ends_of(host):
    parts = host.split(".")
    return (".".join(parts[n:]) for n in range(len(parts) - 1))


# -- handles --------------------------------------------------------------------------------------

PLATFORM = (
    r"(?:insta(?:gram)?|ig|twitter|tik ?tok|snap(?:chat)?|discord|telegram|signal|facebook|fb"
    r"|what['’]?s ?app|skype|kik|reddit|you ?tube|linkedin|threads|mastodon|blue ?sky|bsky|xbox"
    r"|psn"
    r"|playstation|steam|we ?chat|viber|messenger|tumblr|pinterest|twitch|strava|vinted|etsy)"
)
CALLED = (
    r"(?:user ?-?name|handle|screen ?name|nick(?:name)?|gamer ?tag|name|tag|id|user|account"
    r"|profile|benutzername|pseudo|usuario)"
)
IS = r"(?:\s?[:=]\s?|\s(?:is|was|as|under|ist|est|es|è|heißt|called)\s:?\s?|['’]s\s|,\s|\s)"
TOKEN = r"@?\w[\w.:#-]{1,38}\w"
# Each gives a token, `named` where a word such as "handle" says that it is one.
CUES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{PLATFORM}(?P<named>\s{CALLED})?(?P<says>{IS}(?:{IS})?)(?P<token>{TOKEN})",
        r"\b(?P<named>user ?-?name|handle|gamer ?tag|screen ?name)(?:\s(?:on"
        rf"|for)\s{PLATFORM})?{IS}(?P<token>{TOKEN})",
        rf"\bc['’]est\s(?P<token>{TOKEN})\s(?:sur|on)\s{PLATFORM}\b",
        rf"\b{PLATFORM}\sc['’]est\s(?P<token>{TOKEN})",
        r"\b(?:i['’]?m|i am|as|under|by|me|is|she['’]?s|he['’]?s|add|follow|find|dm|message|bin"
        r"|soy|suis)"
        rf"\s(?P<token>{TOKEN})\s(?:on|auf|sur|en|over on)\s(?:the\s)?{PLATFORM}\b",
    )
]
AT = re.compile(r"(?<![\w@./+-])@\w[\w.-]{1,38}\w(?:@[\w-]{1,40}(?:\.[\w-]{1,24}){1,3})?")
REDDIT = re.compile(r"(?<![\w./])/?\bu/[\w-]{3,20}\b", re.IGNORECASE)
DISCORD = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\w)")
NEAR_PLATFORM = re.compile(rf"\b{PLATFORM}\b|\b{CALLED}\b", re.IGNORECASE)
NOT_HANDLES = frozenset(["http", "https", "www", "link", "page"])


def handles(text):
    for match in AT.finditer(text):
        name = folded(match[0][1:])
        ordinary = name.isalpha() and (is_word(name) or name in given())
        if not ordinary or NEAR_PLATFORM.search(text[max(0, match.start() - 40) : match.start()]):
            yield Span(*match.span(), "handle")
    for match in REDDIT.finditer(text):
        yield Span(*match.span(), "handle")
    for match in DISCORD.finditer(text):
        if not is_word(folded(match[0].split("#")[0])):
            yield Span(*match.span(), "handle")
    for cue in CUES:
        for match in cue.finditer(text):
            said = match.groupdict()
            # "Facebook fibromyalgia groups": with nothing between, only what cannot be a word.
            loose = not said.get("named") and not (said.get("says") or "is").strip(" ,")
            if is_handle(match["token"], named=said.get("named"), loose=loose):
                yield with_second_name(text, *match.span("token"), match)


def is_handle(token, *, named, loose):
    """Whether a word after "my insta is" is a name there, and not how it feels to be there."""
    bare = token.lstrip("@").rstrip(".:-#")
    word = folded(bare)
    if len(bare) < 3 or word in NOT_HANDLES or bare.isdigit():
        return False
    if re.search(r"\w[\d_.:#]\w*|[a-z][A-Z]", bare):
        return not re.fullmatch(r"[\d.:]+\w{0,2}|\w+\.\w{1,2}\.?", bare)
    if is_word(word) or loose:
        return token.startswith("@") and not is_word(word)
    return token.startswith("@") or bool(named) or (len(bare) >= 7 and bare.isascii())


def with_second_name(text, start, end, match):
    """ "her facebook name is Mazza Backpainwarrior" goes on to the second word."""
    more = re.match(r"\s[A-Z][\w-]{2,30}\b", text[end : end + 34])
    if more and text[start].isupper():
        end += more.end()
    while text[end - 1] in ".:-#":
        end -= 1
    return Span(start, end, "handle")
