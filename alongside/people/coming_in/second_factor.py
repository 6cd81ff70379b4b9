"""More than one thing that somebody knows: who needs it, who has passed it, what they have."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import app_settings, signals
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

from alongside.lib.prepared import Prepared, numbered
from alongside.vault.errors import VaultError
from alongside.vault.sessions import forget

from ..being_here.carried import carried
from ..models import Person
from .secrets import Secret, kept_for

PASSKEY, APP, CODES = (
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.TOTP,
    Authenticator.Type.RECOVERY_CODES,
)
MARK = "second_factor"


def kinds_of(person):
    """Which second factors somebody has; recovery codes stand in for these, and are none."""
    of = Authenticator.objects.filter(user=person, type__in=(PASSKEY, APP))
    return set(of.values_list("type", flat=True))


def has_passed(request):
    return bool(request.session.get(MARK))


@Prepared
def who_must(**people):
    """The ids of those of these people of whom `must_use_second_factor` is so."""
    must = Q(is_organiser=True) | Q(leads=True)
    return Person.objects.filter(must, pk__in=people.values()).values_list("pk", flat=True)


def need_none(people):
    """Those of these people, as ids, who lead no group and do not organise."""
    return people - set(who_must(**numbered(people)))


def came_by_password(request, person):
    """Whether it was by a password that they came so far, and not by a letter or a code."""
    records = get_authentication_records(request, person)
    return bool(records) and records[-1]["method"] == "password"


def passed(request):
    """Whoever is signed in here has shown a second factor, or has just got one."""
    request.session[MARK] = True


def after_signing_in(sender, request, user, **kwargs):
    methods = {record["method"] for record in get_authentication_records(request, user)}
    request.session[MARK] = "mfa" in methods


class SecondStep(AuthenticateStage):
    """Between the password and coming in, for those who must, and those who chose an app for it.

    A passkey of a member's is another way in, and does not make the password ask for it.
    """

    def handle(self):
        if not self.is_needed():
            return None, True
        self.state["kept"] = carried(self.request.POST)
        return super().handle()

    def is_needed(self):
        if not (person := self.login.user):
            return False
        kinds = kinds_of(person)
        return bool(kinds) if person.must_use_second_factor else APP in kinds

    def is_resumable(self, request):
        """Whoever goes back to the sign-in page may begin again, as somebody else too."""
        return False


# -- what somebody has ----------------------------------------------------------------------------


def add_app(request, secret):
    with transaction.atomic(), kept_for(request.user):
        added(request, TOTP.activate(request.user, secret).instance)


def new_codes(request, person):
    """Ten new recovery codes instead of those there were. Returns them."""
    with transaction.atomic():
        older = list(Authenticator.objects.filter(user=person, type=CODES))
        for codes in older:
            erase(codes)
        with kept_for(person):
            codes = RecoveryCodes.activate(person)
    signal = signals.authenticator_reset if older else signals.authenticator_added
    tell(signal, request, codes.instance)
    return codes.generate_codes()


def added(request, authenticator):
    tell(signals.authenticator_added, request, authenticator)
    if request.user.is_authenticated:
        passed(request)


def remove(request, authenticator):
    """It goes; with the last one goes that it was shown, on every device.

    Or whoever is let lead later would never be asked for one, as long as they stay signed in.
    """
    erase(authenticator)
    if not kinds_of(request.user):
        request.session.pop(MARK, None)
        forget(request.user.pk, MARK)
    tell(signals.authenticator_removed, request, authenticator)


def erase(authenticator):
    """It goes, and the secret with it."""
    stored = authenticator.data.get("secret") or authenticator.data.get("seed")
    if stored:
        Secret.objects.filter(pk=int(stored)).delete()
    Authenticator.objects.filter(pk=authenticator.pk).delete()


def tell(signal, request, authenticator):
    """allauth's signal, to which those listen who tell the person of it."""
    signal.send(
        sender=Authenticator,
        request=request,
        user=authenticator.user,
        authenticator=authenticator,
    )


def matching(person, code):
    """The app or the recovery codes of somebody that this code is of; None if of neither.

    A recovery code is used up by it.
    """
    for authenticator in Authenticator.objects.filter(user=person, type__in=(APP, CODES)):
        try:
            if authenticator.wrap().validate_code(code) and is_new(authenticator, code):
                return authenticator
        except (VaultError, Secret.DoesNotExist):
            continue  # What it was made from cannot be opened any more, so nothing matches it.
    return None


def is_new(authenticator, code):
    """Whether nobody has come in by this code in the while that an app's code is good for."""
    spent = authenticator.type == APP and f"code:{authenticator.pk}:{code}"
    return not spent or cache.add(spent, True, 3 * app_settings.TOTP_PERIOD)
