"""Beginnings of an answer, to be made one's own. Nobody gets one of them as it stands here.

Source: what guides for people who answer online ask for (see docs/safety.md): acknowledge, ask
plainly, promise no secrecy, stay until somebody else is there.
"""

from django.utils.translation import gettext_lazy as _

REPLIES = {
    "thank": (
        _("Thank them, and ask"),
        _(
            "Thank you for saying it. It sounds as if today is very heavy. I am here for the next "
            "while, and I would like to hear more, if you want to tell me."
        ),
    ),
    "ask": (
        _("Ask plainly about wanting to die"),
        _(
            "What you wrote makes me want to ask plainly, because it matters: are you thinking of "
            "ending your life? Whatever the answer is, you can say it to me."
        ),
    ),
    "safe": (
        _("Ask whether they are safe just now"),
        _(
            "Are you safe at this moment, and is somebody with you? If you might act on these "
            "thoughts, please ring the emergency number or one of the lines under “Help now”. I "
            "can stay here with you while you do."
        ),
    ),
    "limits": (
        _("Say what you may have to pass on"),
        _(
            "I want to be honest with you: if I believe your life is in danger I may have to tell "
            "somebody who can help. I will say so to you first, if there is any way to."
        ),
    ),
    "medicine": (
        _("After a medicine was stopped, or too much was taken"),
        _(
            "That can be dangerous, and it is nothing to wait out. Please ring the emergency "
            "number, or whoever prescribed it, now. What did they tell you last time?"
        ),
    ),
    "later": (
        _("Ask again, some days later"),
        _("I have thought of you since we wrote. How are things today?"),
    ),
}
