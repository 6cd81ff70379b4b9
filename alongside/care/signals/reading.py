"""Reading texts: by rules first, then by the model, which may only add to what rules found."""

from . import heads, judging
from .sentences import sentences
from .spelling import plain


def look(text):
    """What rules and the model find in a text, as a Found."""
    return look_at_each([text])[0]


def look_at_each(texts):
    """A Found for each of the texts; together they are read faster than one by one."""
    read = read_in_sentences(texts)
    guesses = heads.guesses([parts for _plain, parts in read])
    return [judging.judged(*one, guess) for one, guess in zip(read, guesses, strict=True)]


def read_in_sentences(texts):
    """(the plain text, its sentences) for each of the texts."""
    read = [plain(text) for text in texts]
    return [(one, sentences(one.text)) for one in read]
