"""What is different between two versions of an agreement: line by line, and word by word.

Plain Python: texts in, what a page draws out. A line that was altered a little is shown as one that
changed; any other as one that went and one that came.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# From this likeness on (difflib's ratio, 0 to 1) two lines are one that changed. By eye, on pairs
# of agreements: beneath it, reading word by word is harder than reading both.
ALIKE = 0.5
WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass(frozen=True)
class Line:
    """One line: `before` and `now`, each None where there is none."""

    before: str | None
    now: str | None

    @property
    def kind(self):
        if self.before == self.now:
            return "same"
        if self.before is None:
            return "new"
        return "gone" if self.now is None else "changed"

    @property
    def words(self):
        """[(is_new, text)] of the line as it is now; joined, they are that line.

        New words with nothing but a space between them are one piece.
        """
        before, now = WORDS.findall(self.before or ""), WORDS.findall(self.now or "")
        pieces = []
        for tag, _a, _b, start, end in matcher(before, now).get_opcodes():
            text = "".join(now[start:end])
            if tag != "equal" and len(pieces) > 1 and not pieces[-1][1].strip():
                text = pieces.pop(-2)[1] + pieces.pop()[1] + text
            if text and pieces and pieces[-1][0] == (tag != "equal"):
                text = pieces.pop()[1] + text
            if text:
                pieces.append((tag != "equal", text))
        return pieces


def matcher(before, now):
    return SequenceMatcher(None, before, now, autojunk=False)


def differences(before, now):
    """[Line] from two lists of lines, in the order of reading."""
    lines = []
    for tag, a, b, c, d in matcher(before, now).get_opcodes():
        if tag == "equal":
            lines += [Line(one, one) for one in before[a:b]]
        else:
            lines += paired(before[a:b], now[c:d])
    return lines


def paired(before, now):
    """Lines that took the place of others: each with the next one it is like, in both orders."""
    lines, rest = [], list(before)
    for one in now:
        like = next((n for n, old in enumerate(rest) if alike(old, one)), None)
        if like is None:
            lines.append(Line(None, one))
            continue
        lines += [Line(old, None) for old in rest[:like]]
        lines.append(Line(rest[like], one))
        rest = rest[like + 1 :]
    return lines + [Line(old, None) for old in rest]


def alike(before, now):
    words = matcher(WORDS.findall(before.casefold()), WORDS.findall(now.casefold()))
    return words.ratio() >= ALIKE
