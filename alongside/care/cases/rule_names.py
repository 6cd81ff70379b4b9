"""What each rule is called to those who look after a case. A test compares it with the rules."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "promises a cure": _("promises a cure"),
    "sells something": _("sells something"),
    "too much medicine, or too sleepy": _("too much medicine, or too sleepy"),
    "violence or control at home": _("violence or control at home"),
    "spine: numb below, bladder or bowel": _("spine: numb below, bladder or bowel"),
    "stopped suddenly, or ill without it": _("stopped suddenly, or ill without it"),
    "chest, breath or stroke": _("chest, breath or stroke"),
    "does not believe or belittles": _("does not believe or belittles"),
    "insults or threatens somebody": _("insults or threatens somebody"),
    "buying, selling or passing on medicines": _("buying, selling or passing on medicines"),
    "telling others how much to take or to stop": _("telling others how much to take or to stop"),
    "intends to end their life": _("intends to end their life"),
    "a plan, means or a time": _("a plan, means or a time"),
    "has taken too much on purpose": _("has taken too much on purpose"),
    "wants to die": _("wants to die"),
    "thinks of suicide": _("thinks of suicide"),
    "hurts themselves, or is about to": _("hurts themselves, or is about to"),
    "fears for somebody else's life": _("fears for somebody else's life"),
    "says so in German": _("says so in German"),
    "says so in French": _("says so in French"),
    "says so in Spanish": _("says so in Spanish"),
    "says so in Italian": _("says so in Italian"),
    "says so in Portuguese": _("says so in Portuguese"),
    "says so in Dutch": _("says so in Dutch"),
    "says so in Polish": _("says so in Polish"),
    "says so in Russian": _("says so in Russian"),
    "says so in Ukrainian": _("says so in Ukrainian"),
    "says so in Turkish": _("says so in Turkish"),
    "says so in Arabic": _("says so in Arabic"),
    "says so in Hindi": _("says so in Hindi"),
    "says so in Urdu or Persian": _("says so in Urdu or Persian"),
    "says so in Chinese": _("says so in Chinese"),
    "says so in Japanese": _("says so in Japanese"),
    "says so in Korean": _("says so in Korean"),
    "says so in Swedish, Danish or Norwegian": _("says so in Swedish, Danish or Norwegian"),
    "says so in Romanian": _("says so in Romanian"),
    "others would be better off": _("others would be better off"),
    "would rather not wake": _("would rather not wake"),
    "sees no way on": _("sees no way on"),
    "says goodbye, or sorts what is left": _("says goodbye, or sorts what is left"),
    "wants it to stop for good": _("wants it to stop for good"),
    "feels trapped and without hope": _("feels trapped and without hope"),
    "like what others wrote": _("like what others wrote"),
}


def name_of(rule):
    """Its name in the reader's language; of a rule that there is no more, the one it had."""
    return NAMES.get(rule, rule)
