"""What someone has begun to write, anywhere: kept for them alone, never read by anybody.

A form says by `place` what its words are for. A draft holds the fields of that form which are named
in FIELDS, so that nothing has to be written, noted or chosen twice.
"""

import base64
import re
import secrets
from datetime import timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.addresses import page_here
from alongside.lib.prepared import Prepared
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST = 100_000
STAYS = timedelta(days=365)  # For so long after it was last written on.
KEY = "on_this_device"  # Of what a sign-in remembers.
COOKIE = "__Host-heard" if settings.OVER_HTTPS else "heard"

# What a draft of each kind is made of, by the names of the fields in its form.
FIELDS = {
    "story": ("body", "content_note", "wish"),
    "reply": ("body", "content_note", "answers"),
    "edit_story": ("body", "content_note", "wish", "version"),
    "edit_reply": ("body", "content_note", "version"),
    "turn": ("body",),
    "slow_turn": ("body", "content_note"),
    "reflection": ("body",),
    "review": ("body", "parked"),
    "catch_up": ("body", "version"),
    "note": ("body",),
    "line": ("body", "printing"),
    "edit_line": ("body", "printing", "version"),
    "sheet": ("body",),
    "thread": ("body",),
    "no_time": ("body",),
    "ask": ("answer_0", "answer_1", "answer_2", "answer_3", "asked"),
    "hopes": ("hopes",),
    "about": ("about",),
    "goodbye": ("goodbye",),
    "propose": ("body", "why", "version"),
    "remark": ("body",),
    "decision": ("appeal",),
    "suspension": ("appeal",),
    "step": ("what", "when"),
    "look_back": ("learned", "caution"),
    "flare_plan": (
        *("signs", "first_hour", "next_days", "whom", "message", "clinician", "back_up"),
        "version",
    ),
    "appointment": (
        *("changed", "activity", "effect", "question_1", "question_2", "medicines", "hope"),
        "version",
    ),
    "light_log": ("word",),
    "resource": ("title", "by", "address", "region", "what", "limits", "gains"),
    "card": (
        *("title", "what", "minutes", "helps", "steps", "in_bed", "care", "shows", "shows_not"),
        *("sources", "said", "see", "why", "effort", "flag", "grade", "review_by", "version"),
    ),
}
# These are kept beside words, and are none themselves.
CHOICES = {"wish", "answers", "version", "asked", "printing"}
CHOICES |= {"effort", "minutes", "flag", "grade", "review_by"}
# How the page that asks to sign in calls them, and the place, which it carries along too.
CARRIED_UNSEEN = {f"kept_{name}" for name in CHOICES | {"place"}}
WORDS = sorted({name for names in FIELDS.values() for name in names} - CHOICES)
PLACE = re.compile(rf"({'|'.join(FIELDS)}):[0-9]{{1,19}}")


def fields_of(place):
    """The names of what a draft at `place` is made of; none where that is no place."""
    return FIELDS[place.partition(":")[0]] if PLACE.fullmatch(place) else ()


def words_in(fields):
    """Those values of {name: text} that are words which somebody wrote."""
    return [text for name, text in fields.items() if name not in CHOICES and text.strip()]


def with_what_was_begun(there, begun, place):
    """What is `there` to be changed, as far as somebody has not `begun` to: {name: text}.

    A draft keeps no empty field. So what they have emptied stays empty, and does not come back.
    """
    emptied = dict.fromkeys(set(fields_of(place)) - CHOICES, "") if begun else {}
    return there | emptied | begun


def plain(text):
    """Without what nobody typed."""
    return text.replace("\x00", "").replace("\r\n", "\n")


class DraftQuerySet(SealedQuerySet):
    def keep(self, person, place, body="", **beside):
        """Keep `body`, and the other fields of its form, as the person's draft at `place`.

        One without words is dropped. Raises ValidationError where it cannot be kept.
        """
        fields = {"body": body, **beside}
        fields = {name: plain(fields[name]) for name in fields_of(place) if fields.get(name)}
        if not PLACE.fullmatch(place) or sum(map(len, fields.values())) > LONGEST:
            raise ValidationError(_("This draft is too long to keep."))
        if not words_in(fields):
            self.drop(person, place)
            return
        kept = {"body": fields.pop("body", ""), "beside": fields, "saved_at": timezone.now()}
        self.update_or_create(person=person, place=place, defaults=kept)

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
    `decision:<decision>`, `suspension:<suspension>`; of a slow round, `slow_turn:<turn>` and
    `reflection:<turn>`.
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
    return place, {name: text for name, text in names.items() if text}


@require_POST
def save(request):
    """Keep a draft, from the page it is written on. Answers 204; 422 where it cannot be kept.

    Whoever presses a button for it is brought back to where the words are for.
    """
    place, fields = sent_with(request.POST)
    try:
        Draft.objects.keep(request.user, place, **fields)
    except ValidationError:
        return HttpResponse(status=422)
    if "not_now" in request.POST:
        messages.info(request, _("Your words are kept for you. They are not shared yet."))
        return redirect(page_here(request.POST.get("page", "")))
    return HttpResponse(status=204)


# -- on the device ---------------------------------------------------------------------------------


def key_for_this_device(sender, request, user, **kwargs):
    """What the server does not have yet is sealed on the device with this.

    It ends with the sign-in. Pages bring it along; without it, nobody opens what lies there.
    """
    request.session[KEY] = new_key()


def new_key():
    """32 random bytes, in base64 as the page's script reads them."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def heard(get_response):
    """A page whose form was taken is told so, by the random number that it gave itself.

    Only then does it let go of what it keeps on the device: see ui/js/drafts.js.
    """

    def middleware(request):
        response = get_response(request)
        if request.method == "POST" and response.status_code == 302:
            sent = request.POST.get("sent", "")
            if re.fullmatch("[0-9a-f-]{36}", sent):
                lock = {"secure": settings.SESSION_COOKIE_SECURE, "samesite": "Lax"}
                response.set_cookie(COOKIE, sent, max_age=600, **lock)
        return response

    return middleware


# -- words on their way ----------------------------------------------------------------------------


def keep_after_signing_in(sender, request, user, **kwargs):
    """Words that were being sent when the sign-in had run out come back as a draft.

    The page that asks to sign in again carries them along (`kept_place`, `kept_body` and so on).
    """
    keep_form(user, request.POST, prefix="kept_")


def keep_form(person, post, prefix=""):
    """Keep what a form was sent with as a draft; whether there were words, and a place for them."""
    place, fields = sent_with(post, prefix)
    if not words_in(fields):
        return False
    room = LONGEST
    for name, text in fields.items():
        fields[name] = text[:room]
        room -= len(fields[name])
    Draft.objects.keep(person, place, **fields)
    return True


def carried(post):
    """{name: text} of all that the page that asks to sign in carries along."""
    return {name: text for name, text in post.items() if name.startswith("kept_")}
