"""What somebody writes in a slow round and has not shared: it is theirs alone, and they find it."""

from alongside.people.being_here.drafts import plain
from alongside.people.models import Draft


def shared_in(mine, verb):
    """{name: text} that a form of theirs begins with: what they have shared, if anything."""
    if verb == "turn":
        return {name: mine.readable(name) or "" for name in ("body", "content_note")}
    return {"body": mine.readable("reflection") or ""}


def unshared(mine, reader):
    """{verb: {name: text}} of the reader's drafts, where those are not what they have shared."""
    verbs = {place: verb for verb, place in mine.drafts.items()}
    drafts = Draft.objects.of(reader).filter(place__in=verbs).opened()
    reader.drafts_seen.update({draft.place: draft.mark for draft in drafts})
    there = {verbs[draft.place]: draft.fields() for draft in drafts}
    return {verb: words for verb, words in there.items() if is_other(words, shared_in(mine, verb))}


def is_other(typed, shared):
    """Whether there is something in these {name: text} that is not shared already."""
    return any(same(text) != same(shared.get(name, "")) for name, text in typed.items())


def same(text):
    """The text as it is compared: a browser ends its lines otherwise."""
    return plain(text).strip()
