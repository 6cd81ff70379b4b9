"""What every template has at hand: addresses, translated words, kind times, people's paragraphs."""

import re
from functools import lru_cache

import markupsafe
from django.conf import settings
from django.middleware.csrf import get_token
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

from alongside.lib.addresses import url
from alongside.lib.things import named_in
from alongside.lib.unreadable import Unreadable

from . import times, words

# What `escape` does to a text before it makes Markup of it.
escape_text = getattr(markupsafe, "_escape_inner", escape)
NAMED = re.compile(r"%\(\w+\)")  # A part of a message that a page fills in.


class Notice(str):
    """Stands where words cannot be opened. Asked for line by line, it is one line."""

    __slots__ = ()

    def __iter__(self):
        yield str(self)


def notice():
    return Notice(_("These words cannot be opened."))


class Drawing(Context):
    """What one page is drawn from. A call that comes upon a broken seal gives a notice.

    Jinja itself looks at whatever is called in three ways for whether it wants to be handed the
    page. Almost nothing of ours does, and a page calls hundreds of times: one look is enough. A
    macro escapes as the template does that it stands in.
    """

    def call(self, called, /, *args, _block_vars=None, _loop_vars=None, **kwargs):
        try:
            if hasattr(called, "jinja_pass_arg"):  # It wants to know what is set on the page.
                there = {"_block_vars": _block_vars, "_loop_vars": _loop_vars}
                return super().call(called, *args, **there, **kwargs)
            return called(*args, **kwargs)
        except Unreadable:
            return notice()


class Writer(CodeGenerator):
    """Writes the code of a template as Jinja does, but that what it shows goes through `shown`."""

    def _output_child_pre(self, node, frame, finalize):
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class Pages(Environment):
    """Draws on where words cannot be opened: a notice in their place, and the page lives."""

    context_class = Drawing
    code_generator_class = Writer

    @staticmethod
    def shown(value):
        """`value` escaped, to be joined. Half of what a page shows is Markup, which stays as it is;
        to find that out, and to make Markup of the rest, takes `escape` ten times as long."""
        kind = type(value)
        if kind is Markup:
            return value
        return escape_text(value) if kind is str else escape(value)

    def make_globals(self, d):
        """What every template knows, as a plain dict: Jinja's own, in two layers, is looked through
        name by name for each template that a page is made of."""
        return {**self.globals, **(d or {})}

    def getattr(self, thing, name):
        try:
            return getattr(thing, name)
        except Unreadable:
            return notice()
        except AttributeError:
            return super().getattr(thing, name)


def environment(**options):
    """The Jinja2 environment of all pages. Everything is escaped unless it is Markup."""
    options["cache_size"] = -1  # All of them stay in memory: there are more than Jinja2 keeps.
    env = Pages(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    env.install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        _=told,
        static=file_address,
        url=url,
        language=translation.get_language,
        direction=lambda: "rtl" if translation.get_language_bidi() else "ltr",
        zone=lambda: settings.TIME_ZONE,
        ordinary_page=lambda: settings.QUICK_EXIT,
        comma=words.comma,
        name_of=words.name_of,
        time_element=times.element,
        time_that_follows=times.element_that_follows,
        named_in=named_in,
    )
    env.filters.update(
        paragraphs=words.paragraphs,
        beginning=words.beginning,
        initials=words.initials,
        drawn_from=words.drawn_from,
        exact_time=times.exact_time,
        long_date=times.long_date,
    )
    return env


def told(message, /, **parts):
    """A message as its translation says it, around its parts. A page says the same many times over,
    so each is looked up once in each language.
    """
    known = translation.trans_real.catalog().__dict__.setdefault("told", {})
    if message not in known:
        text = Markup(translation.gettext(message))
        known[message] = text, None if NAMED.search(text) else text % {}
    text, whole = known[message]
    return text % parts if whole is None else whole


def form_token(request):
    """For every form of a page the same hidden field, made when the first of them is drawn."""
    return {
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "csrf_token": SimpleLazyObject(lambda: get_token(request)),
    }


file_address = lru_cache(maxsize=1_000)(static)  # It changes with the files, at an upgrade.
