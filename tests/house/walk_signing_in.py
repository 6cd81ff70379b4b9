"""The walk by every way in: passkeys, apps and codes, the second step, and being asked again."""

from unittest.mock import patch

from alongside.people.coming_in import tries, ways_in
from alongside.people.coming_in.freshly import MARK
from tests.people.passkey import add_passkey, give_ways_in
from tests.people.test_second_factor import add_app

from .walk import GOOD, browser

MINE = "/account/sign-in/"
STEP = "/sign-in/second-step/"


def walk_by_every_way_in(walk):
    walk_about_ones_own(walk)
    walk_by_passkeys(walk)
    walk_by_codes(walk)
    walk_through_the_second_step(walk)
    walk_and_confirm(walk)


def walk_about_ones_own(walk):
    """Ira has no way in but by a link yet, and then has them all."""
    ira = walk.meet("ira")
    for name in ("", "passkey/", "app/", "codes/", "codes/new/", "password/"):
        walk.get("ira", f"{MINE}{name}", f"ways in, {name}")
    walk.post("ira", f"{MINE}passkey/", "passkey, none", {"credential": ""})
    walk.post("ira", f"{MINE}passkey/", "passkey, broken", {"credential": "{}"})
    walk.post("ira", f"{MINE}app/", "app, empty")
    walk.post("ira", f"{MINE}app/", "app, wrong", {"code": "000000"})
    walk.post("ira", f"{MINE}password/", "password, empty")
    walk.post("ira", f"{MINE}password/", "password, short", {"password1": "short"})
    walk.post("ira", f"{MINE}password/", "password, kept", {"password1": GOOD})
    walk.post("ira", f"{MINE}password/remove/", "password, the only way in")
    passkey = give_ways_in(ira)
    for name in ("", "codes/", "codes/new/", "password/", "app/remove/", "password/remove/"):
        walk.get("ira", f"{MINE}{name}", f"with all ways in, {name}")
    walk.get("ira", f"{MINE}passkey/{passkey.pk}/remove/", "passkey, to take away")
    walk.post("ira", f"{MINE}codes/", "codes, kept")
    walk.get("ira", f"{MINE}codes/", "codes, not shown again")
    walk.post("ira", f"{MINE}codes/new/", "codes, new ones")
    walk.post("ira", f"{MINE}password/remove/", "password, gone")
    walk.post("ira", f"{MINE}app/remove/", "app, gone")
    walk.post("ira", f"{MINE}passkey/{passkey.pk}/remove/", "passkey, gone")


def walk_by_passkeys(walk):
    walk.post(None, "/sign-in/passkey/", "sign-in by passkey, unknown", {"credential": "{}"})
    walk.post(None, "/sign-up/passkey/", "sign-up by passkey, no name", {"username": ""})
    walk.post(None, "/sign-up/passkey/", "sign-up by passkey", {"username": "«Kit»"})
    walk.post(None, "/sign-up/passkey/", "sign-up by passkey, broken", {"credential": "{}"})
    with patch.object(tries.Tries, "count", return_value=False):
        several = {"login": "«Ira»", "code": "«12345»"}
        walk.post(None, "/sign-in/code/", "by a code, several tries", several)
        name = {"username": "«Kit»", "kept_body": "«Words»"}
        walk.post(None, "/sign-up/passkey/", "many tries", name, status=429)


def walk_by_codes(walk):
    walk.get(None, "/sign-in/help/", "cannot get in")
    walk.get(None, "/sign-in/code/", "by a code")
    walk.post(None, "/sign-in/code/", "by a code, empty")
    wrong = {"login": "«Ira»", "code": "«12345»"}
    walk.post(None, "/sign-in/code/", "by a code, wrong", wrong)
    walk.browsers["back"] = browser()
    codes = ways_in.new_codes(None, walk.people["ira"])
    walk.post("back", "/sign-in/code/", "by a code, in", {"login": "ira", "code": codes[0]})


def walk_through_the_second_step(walk):
    """Lou organises, and has none yet; Max chose an app."""
    lou = walk.meet("lou", is_organiser=True)
    walk.browsers["lou"] = without = browser()
    without.force_login(lou)
    walk.get("lou", "/", "second step, to choose")
    words = {"body": "«My words on their way»"}
    walk.post("lou", "/begin-a-group/", "second step, with words", words, status=403)
    place = {"body": "«A story on its way»", "place": "story:1"}
    walk.post("lou", "/groups/morning/stories/", "second step, words kept", place)
    add_passkey(without)
    without.force_login(lou)
    walk.get("lou", STEP, "second step, of somebody signed in")
    walk.post("lou", STEP, "second step, wrong passkey", {"credential": "{}"})
    walk.post("lou", STEP, "second step, wrong code", {"code": "000000"})
    max_ = walk.meet("max")
    max_.set_password(GOOD)
    max_.save()
    owner = browser(max_)
    add_app(owner)
    walk.browsers["max"] = browser()
    walk.post("max", "/sign-in/", "second step", {"login": "max", "password": GOOD})
    walk.post("max", STEP, "second step, no code", {"code": ""})


def walk_and_confirm(walk):
    for who in ("lou", "max"):
        walk.browsers[who] = browser(walk.people[who])
        long_ago(walk.browsers[who])
        walk.get(who, f"{MINE}password/", f"is it {who}?")
    walk.post("max", "/account/confirm/", "is it you, empty", {"password": ""})
    walk.post("max", "/account/confirm/", "is it you, wrong", {"password": "«guess»"})
    walk.post("max", "/account/confirm/", "is it you, wrong code", {"code": "«0»"})
    walk.post("lou", "/account/confirm/", "is it you, wrong passkey", {"credential": "{}"})
    walk.meet("kim")
    long_ago(walk.browsers["kim"])
    walk.get("kim", "/account/confirm/", "is it you, by a link")


def long_ago(client):
    session = client.session
    session[MARK] = 0
    session.save()
