"""What every template has at hand: addresses, translated words, kind times, people's paragraphs."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from jinja2 import Environment
from jinja2.runtime import Context

from alongside.lib.unreadable import Unreadable

from . import times, words


class Notice(str):
    """Stands where words cannot be opened. Asked for line by line, it is one line."""

    __slots__ = ()

    def __iter__(self):
        yield str(self)


def notice():
    return Notice(_("These words cannot be opened."))


class Drawing(Context):
    """What one page is drawn from. A call that comes upon a broken seal gives a notice."""

    def call(self, called, /, *args, **kwargs):
        try:
            return super().call(called, *args, **kwargs)
        except Unreadable:
            return notice()


class Pages(Environment):
    """Draws on where words cannot be opened: a notice in their place, and the page lives."""

    context_class = Drawing

    def getattr(self, thing, name):
        try:
            return getattr(thing, name)
        except Unreadable:
            return notice()
        except AttributeError:
            return super().getattr(thing, name)


def environment(**options):
    """The Jinja2 environment of all pages. Everything is escaped unless it is Markup."""
    env = Pages(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    env.install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        static=static,
        url=url,
        language=translation.get_language,
        direction=lambda: "rtl" if translation.get_language_bidi() else "ltr",
        zone=lambda: settings.TIME_ZONE,
        ordinary_page=lambda: settings.QUICK_EXIT,
        comma=words.comma,
    )
    env.filters.update(
        paragraphs=words.paragraphs,
        beginning=words.beginning,
        initials=words.initials,
        drawn_from=words.drawn_from,
        kind_time=times.kind_time,
        exact_time=times.exact_time,
        long_date=times.long_date,
    )
    return env


def url(name, *args, **kwargs):
    return reverse(name, args=args, kwargs=kwargs)
