"""What is kept of somebody's account, as they are told it themselves when they take it along."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts
from alongside.ui.words import comma

from .being_here.display import DisplayForm
from .being_here.places import TAPS, words_in
from .coming_in import exports as coming_in
from .death import exports as deaths
from .leaving.consents import TITLES as CONSENTS
from .leaving.consents import words_of
from .models import (
    Block,
    Consent,
    Draft,
    Mute,
    Person,
    Profile,
    Readiness,
    Recovery,
    Suspension,
    moment,
)


def export(person):
    """The sections of the account, of what hangs on it, and of what was done to others in it."""
    return [*of_oneself(person), *coming_in.sections(person), *of_others(person), *decided(person)]


def of_oneself(person):
    mine = {"person": person}
    return [
        Section("account", _("My account"), Person.objects.filter(pk=person.pk), account),
        Section("profile", _("What others see of me"), Profile.objects.filter(**mine), profile),
        Section(
            "consents",
            _("What I agreed to"),
            Consent.objects.filter(**mine).order_by("given_at", "pk"),
            consent,
        ),
        Section(
            "drafts",
            _("What I have begun to write"),
            Draft.objects.filter(**mine).order_by("saved_at", "pk"),
            draft,
        ),
    ]


def account(person):
    roles = [_("organiser")] if person.is_organiser else []
    roles += [_("leads groups")] if person.leads else []
    said = facts(
        (_("What others call me"), person.readable("display_name")),
        (_("What I do here"), comma().join(roles)),
        (_("How many groups I want to lead, at most"), person.leads_at_most),
        (_("Having a break since"), person.paused_since),
        (_("Last signed in"), person.last_login),
        *of_the_display(person),
    )
    return Entry(_("My account, begun"), when=person.arrived_at, facts=said)


def of_the_display(person):
    """How pages are for them, in the words of the form on which they chose it."""
    chosen = person.display_profile
    for name, field in DisplayForm.base_fields.items():
        value = chosen.get(name)
        if isinstance(value, bool):
            value = _("yes") if value else None
        elif value and hasattr(field, "choices"):
            value = dict(field.choices).get(value, value)
        yield field.label, value


def profile(row):
    since = moment((row.readable("pause") or {}).get("since"))
    said = facts(
        (_("Pronouns"), row.readable("pronouns")),
        (_("Having a break since"), since),
    )
    return Entry(_("What I say of myself in all my groups"), facts=said)


def consent(row):
    said = facts(
        (_("Version"), row.version),
        (_("Taken back"), row.taken_back_at),
        (_("In these words"), " ".join(str(one) for one in words_of(row.kind, row.version))),
    )
    return Entry(CONSENTS[row.kind], when=row.given_at, facts=said)


def draft(row):
    fields = row.fields()
    words = "\n\n".join(words_in(fields))
    chosen = [fields[name] for name in ("wish", *sorted(TAPS)) if fields.get(name)]
    said = facts((_("Chosen with it"), comma().join(chosen)))
    return Entry(begun()[row.place.partition(":")[0]], when=row.saved_at, facts=said, words=words)


def begun():
    """What a draft of each kind is called."""
    return {
        "story": _("A story, begun"),
        "reply": _("A reply, begun"),
        "edit_story": _("A change of a story, begun"),
        "edit_reply": _("A change of a reply, begun"),
        "turn": _("Words for a meeting, begun"),
        "note": _("A note, begun"),
        "line": _("A line for a card, begun"),
        "card": _("A change of a strategy card, begun"),
        "edit_line": _("A change of a line, begun"),
        "sheet": _("Words for my own page, begun"),
        "thread": _("A message to a thread, begun"),
        "slow_turn": _("Words for a slow round, begun"),
        "reflection": _("An answer to a slow round, begun"),
        "no_time": _("A message to a thread, begun"),
        "ask": _("Answers to a group that I want to join, begun"),
        "hopes": _("What would help me in a group, begun"),
        "about": _("Words about me for a group, begun"),
        "goodbye": _("A goodbye, begun"),
        "propose": _("A change of an agreement, begun"),
        "remark": _("A word about a change of an agreement, begun"),
        "decision": _("Asking for another look, begun"),
        "suspension": _("Asking for another look, begun"),
        "with_me": _("A message to the care team, begun"),
        "review": _("How a meeting went, begun"),
        "catch_up": _("A few lines of a meeting for everybody, begun"),
        "step": _("A small step, begun"),
        "look_back": _("What a small step taught me, begun"),
        "flare_plan": _("My plan for a flare, begun"),
        "appointment": _("My page for an appointment, begun"),
        "light_log": _("A line for my light log, begun"),
        "resource": _("A suggestion for the library, begun"),
    }


# -- others, by reference --------------------------------------------------------------------------


def of_others(person):
    return [
        Section(
            "blocks",
            _("People I do not read"),
            Block.objects.filter(by=person).order_by("at", "pk"),
            lambda row: Entry(_("I do not read somebody, since"), when=row.at),
        ),
        Section(
            "mutes",
            _("People whose words I fold"),
            Mute.objects.filter(by=person).order_by("at", "pk"),
            lambda row: Entry(_("I fold what somebody writes, since"), when=row.at),
        ),
        Section(
            "suspensions",
            _("When my account was closed"),
            Suspension.objects.filter(person=person).order_by("at", "pk"),
            suspension,
        ),
        deaths.of(person),
        Section(
            "readiness",
            _("What is noted of me as somebody who leads"),
            Readiness.objects.filter(person=person),
            readiness,
        ),
    ]


def suspension(row):
    said = facts(
        (_("The reason I was given"), row.readable("reason")),
        (_("I asked somebody to look again"), row.appealed_at),
        (_("The answer I was given"), row.readable("answer")),
        (_("Opened again"), row.lifted_at),
    )
    words = row.readable("appeal") or ""
    return Entry(_("My account was closed"), when=row.at, facts=said, words=words)


def readiness(row):
    said = facts(
        (_("Trained"), row.trained_on),
        (_("Supervision"), row.supervision_on),
        (_("Note"), row.readable("note")),
    )
    return Entry(_("Noted by an organiser"), when=row.noted_at, facts=said)


# -- what somebody decided about others ------------------------------------------------------------


def decided(person):
    """That they did, and when. About whom, and in which words, belongs to those it is about."""
    by_me = Q(by=person) | Q(answered_by=person) | Q(lifted_by=person)
    vouched = Q(first_by=person) | Q(second_by=person)
    return [
        Section(
            "suspensions_decided",
            _("What I decided about accounts of others"),
            Suspension.objects.filter(by_me).defer("reason", "appeal", "answer").order_by("at"),
            lambda row: Entry(_("About the account of somebody else, closed"), when=row.at),
        ),
        Section(
            "vouched",
            _("People I vouched for"),
            Recovery.objects.filter(vouched).defer("words").order_by("asked_at"),
            lambda row: Entry(_("I vouched for somebody who had asked"), when=row.asked_at),
        ),
        deaths.told_by(person),
        Section(
            "readiness_noted",
            _("What I noted of others who lead"),
            Readiness.objects.filter(noted_by=person).defer("note").order_by("noted_at"),
            lambda row: Entry(_("I noted something of somebody else"), when=row.noted_at),
        ),
    ]
