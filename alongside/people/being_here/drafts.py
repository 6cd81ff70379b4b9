"""What someone has begun to write, anywhere: kept for them alone, never read by anybody.

A form says by `place` what its words are for. A draft holds the fields of that form which are named
in places.FIELDS, so that nothing has to be written, noted or chosen twice.
"""

from datetime import UTC, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.addresses import page_here
from alongside.lib.prepared import Prepared
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from .places import CHOICES, PLACE, TAPS, fields_of, says_something, words_by_name
from .together import began, is_in, page_of, together

LONGEST = 100_000
IN_ALL = 1_000_000  # Of all pages for one place, where none can ask again. A form brings half.
STAYS = timedelta(days=365)  # For so long after it was last written on.
BY = "kept_by"  # Beside the fields of a draft: the page that kept it.


def joined(typed, there):
    """{name: text} of both: every word of either, and what was chosen last."""
    both = {**there, **{name: text for name, text in typed.items() if text}}
    for name, text in words_by_name(there):
        both[name] = together(typed.get(name, ""), text)
    return both


def with_what_was_begun(there, begun, place):
    """What is `there` to be changed, as far as somebody has not `begun` to: {name: text}.

    A draft keeps no empty field. So what they have emptied stays empty, and does not come back,
    unless what is there is newer than what they began from.
    """
    is_of_this = str(begun.get("version", "")) == str(there.get("version", ""))
    can_be_empty = set(fields_of(place)) - (CHOICES - TAPS)
    emptied = dict.fromkeys(can_be_empty, "") if begun and is_of_this else {}
    return there | emptied | begun


def plain(text):
    """Without what nobody typed."""
    return text.replace("\x00", "").replace("\r\n", "\n")


class DraftQuerySet(SealedQuerySet):
    def keep(self, person, place, body="", kept_by="", most=LONGEST, **beside):
        """Keep `body`, and the other fields of its form, as the person's draft at `place`.

        One that says nothing is dropped. Raises ValidationError where it cannot be kept.
        """
        fields = {"body": body, **beside}
        fields = {name: plain(fields[name]) for name in fields_of(place) if fields.get(name)}
        if not PLACE.fullmatch(place) or sum(map(len, fields.values())) > most:
            raise ValidationError(_("This draft is too long to keep."))
        if not says_something(fields):
            self.drop(person, place)
            return
        kept = {"body": fields.pop("body", ""), "saved_at": timezone.now()}
        kept["beside"] = {**fields, BY: kept_by} if kept_by else fields
        self.update_or_create(person=person, place=place, defaults=kept)

    def keep_sent(self, person, place, fields, marks, most=LONGEST):
        """Keep what a form was sent with, together with what another page has kept there since.

        Returns {name: text} of that, where the form does not have all of it in it.
        """
        with transaction.atomic():
            row = self.held(person, place)
            if row is None or row.is_known_by(marks):
                self.keep(person, place, kept_by=page_of(marks), most=most, **fields)
                return {}
            there = row.fields()
            both = joined({name: plain(text) for name, text in fields.items()}, there)
            is_all = all(is_in(text, fields.get(name, "")) for name, text in words_by_name(there))
            if both != there:
                kept_by = page_of(marks) if is_all else ""
                self.keep(person, place, kept_by=kept_by, most=most, **both)
        return {} if is_all else there

    def held(self, person, place):
        """The draft at `place`, held until it is kept or dropped; None where there is none."""
        here = self.filter(person=person, place=place) if PLACE.fullmatch(place) else self.none()
        return here.select_for_update().first()

    def drop(self, person, *places):
        self.filter(person=person, place__in=places).delete()

    def of(self, person):
        return self.filter(person=person)

    def about(self, *kinds):
        """The ids of the stories, meetings or groups that drafts of these kinds are for."""
        these = [models.Q(place__startswith=f"{kind}:") for kind in kinds]
        places = self.filter(reduce(or_, these)).values_list("place", flat=True)
        ids = (int(place.partition(":")[2]) for place in places)
        return [id for id in ids if id < 2**63]

    def begun(self, person, place):
        """{name: what the person has begun to write there} at `place`, for a form to begin with."""
        for draft in drafts_at(person=person.pk, place=place):
            person.drafts_seen[place] = draft.mark
            return draft.fields()
        return {}

    def words(self, person, place):
        """The body of what the person has begun to write at `place`, or an empty string."""
        return self.begun(person, place).get("body", "")

    def forget_old(self):
        """Nobody has written on these for so long that they are not kept any more."""
        self.filter(saved_at__lt=timezone.now() - STAYS).delete()


class Draft(SealedModel):
    """Words not shared yet.

    `place` says by id what they are for: `story:<group>`, `reply:<story>`, `edit_story:<story>`,
    `edit_reply:<reply>`, `turn:`, `review:` and `catch_up:<meeting>`, `line:` and `sheet:<card>`,
    `edit_line:<line>`, `thread:` and `no_time:<thread>`; of a group, `ask:`,
    `hopes:`, `about:`, `goodbye:` and `propose:<group>`; `remark:<proposal>`,
    `decision:<decision>`, `suspension:<suspension>`, `with_me:<case>`; of a slow round,
    `slow_turn:<turn>` and `reflection:<turn>`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", db_index=False
    )
    place = models.CharField(max_length=32)
    body = SealedText(
        label="people.draft.body", owner="person", audience="only me", max_length=LONGEST
    )
    # The other fields of the form, such as the content note and the wish of a story.
    beside = SealedJSON(
        label="people.draft.beside", owner="person", audience="only me", null=True, blank=True
    )
    saved_at = models.DateTimeField(default=timezone.now)

    LONGEST = LONGEST

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_place")
        ]

    @property
    def mark(self):
        """What a form carries along that begins from this draft: see together."""
        return self.saved_at.astimezone(UTC).isoformat()

    def is_known_by(self, marks):
        """Whether a form with these marks began from this very draft, or its page has kept it."""
        by = (self.readable("beside") or {}).get(BY)
        return marks is None or self.mark in marks or bool(by and by in marks)

    def fields(self):
        """{name: text} of what is there and opens."""
        there = {"body": self.readable("body") or "", **(self.readable("beside") or {})}
        return {name: there[name] for name in fields_of(self.place) if there.get(name)}


@Prepared
def drafts_at(person, place):
    return Draft.objects.filter(person=person, place=place)


def sent_with(post, prefix=""):
    """(place, {name: text}) of a form that was sent: what a draft of it is made of.

    `prefix` is what stands before each name, where another form carries it along.
    """
    place = post.get(f"{prefix}place", "")
    names = {name: post.get(f"{prefix}{name}", "") for name in fields_of(place)}
    if hasattr(post, "getlist"):  # Of several boxes that were ticked, each.
        names |= {name: ",".join(post.getlist(f"{prefix}{name}")) for name in TAPS & names.keys()}
    return place, {name: text for name, text in names.items() if text}


@require_POST
def save(request):
    """Keep a draft, from the page it is written on. Answers 204; 422 where it cannot be kept.

    A script is told what another page has kept there as well, for its page to show both. Whoever
    presses a button for it is brought back to where the words are for.
    """
    place, fields = sent_with(request.POST)
    try:
        there = Draft.objects.keep_sent(request.user, place, fields, began(request.POST))
    except ValidationError:
        return HttpResponse(status=422)
    if "not_now" in request.POST:
        messages.info(request, _("Your words are kept for you. They are not shared yet."))
        return redirect(page_here(request.POST.get("page", "")))
    if there and request.headers.get("Accept") == "application/json":
        now = Draft.objects.of(request.user).filter(place=place).first()
        return JsonResponse({"began": now.mark if now else "", "there": there})
    return HttpResponse(status=204)


def done(request, place):
    """What a form brought for `place` has been taken, and its draft has done its work.

    It stays where it has words that this form neither brought nor knew of: they were written
    meanwhile, on another device or in another tab.
    """
    with transaction.atomic():
        draft = Draft.objects.held(request.user, place)
        if draft is None:
            return
        said, marks = request.POST, began(request.POST)
        is_known = marks is not None and draft.is_known_by(marks)
        words = words_by_name(draft.fields())
        if is_known or all(is_in(text, said.get(name, "")) for name, text in words):
            Draft.objects.drop(request.user, place)
            return
    messages.info(
        request,
        _("On another page you had written something more. It is kept for you, and not lost."),
    )


def keep_form(person, post, prefix=""):
    """Keep what a form was sent with as a draft; whether it said something, and has a place.

    What another page has kept there stays beside it, as long as that may be: no page asks again.
    """
    place, fields = sent_with(post, prefix)
    if not says_something(fields):
        return False
    try:
        Draft.objects.keep_sent(person, place, fields, began(post, prefix), most=IN_ALL)
    except ValidationError:  # With what several other pages have kept there it is too long.
        return False
    return True
