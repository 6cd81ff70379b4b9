"""What every template has at hand: addresses, translated words, kind times, people's paragraphs."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment

from . import times, words


def environment(**options):
    """The Jinja2 environment of all pages. Everything is escaped unless it is Markup."""
    env = Environment(
        extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options
    )
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
        comma=words.comma,
    )
    env.filters.update(
        paragraphs=words.paragraphs,
        beginning=words.beginning,
        initial=words.initial,
        kind_time=times.kind_time,
        exact_time=times.exact_time,
        long_date=times.long_date,
    )
    return env


def url(name, *args, **kwargs):
    return reverse(name, args=args, kwargs=kwargs)
