"""A form that looks over its words once, and asks before it takes them."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.once import OnceForm

from .noticing import notice, stand_for, without

ANYWAY, LEAVE_OUT = "anyway", "leave_out"


class GentlyForm(OnceForm):
    """`asks_first` says that there is something to show before the words are shared.

    The answer comes as `gently`, from one of two buttons: to share it anyway, or without the
    details. It holds for what was shown; what is new in the words is asked about anew.
    """

    sent_before = _(
        "What you sent first is shared already. What stands here now is not the same, and is not "
        "shared: share it as well, or change what is shared."
    )
    noticed = ()
    is_reply = False  # Whether its words answer somebody's: the buttons say so.

    @property
    def asks_first(self):
        return self.is_valid() and bool(self.noticed)

    @property
    def stands_for(self):
        return stand_for(self.noticed)

    def clean(self):
        words = super().clean()
        if words.get("body"):
            self.noticed = self.after_the_answer(words)
        return words

    def after_the_answer(self, words):
        """What there still is to ask about; `words` are changed where that was wished."""
        noticed = notice_all(words)
        answer, _colon, stands_for = self.data.get("gently", "").partition(":")
        if not noticed or stands_for != stand_for(noticed):
            return noticed
        if answer == ANYWAY:
            return []
        if answer != LEAVE_OUT:
            return noticed
        shorter = {name: without(words[name], notice(words[name])) for name in looked_over(words)}
        words.update(shorter)
        self.data = {**self.data.dict(), **shorter}
        return [one for one in notice_all(words) if one.is_about_medicines]


def looked_over(words):
    """The names of those fields that hold something to look over."""
    return [name for name in ("body", "content_note") if words.get(name)]


def notice_all(words):
    return [one for name in looked_over(words) for one in notice(words[name])]
