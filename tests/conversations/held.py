"""Words that are held, for several tests."""

from alongside.conversations.holding.holding import ask_again, decide, hold
from alongside.conversations.models import Story
from alongside.conversations.second_thoughts.edits import version_of

SECRET = "Mrs Penhaligon of Mill Lane"
WHY = "It says who somebody is."
BUT = "That is my own name in another spelling."
HELD = "Held for reading by those who lead."
RULE = "identifying"


def held(shared, by, *, rule=RULE, reason=WHY):
    made = hold(shared, by=by, rule=rule, reason=reason, version=version_of(fresh(shared)))
    shared.refresh_from_db()
    return made


def fresh(shared):
    return type(shared).objects.get(pk=shared.pk)


def released(hold, by, why="Thank you."):
    return decide(hold, by=by, release=True, why=why, version=version_of(fresh(hold.shared)))


def stays(hold, by, why="It still says so."):
    return decide(hold, by=by, release=False, why=why, version=version_of(fresh(hold.shared)))


def appealed(hold, by, words=BUT):
    return ask_again(hold, by=by, words=words)


def of(shared, what):
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/{shared.group.slug}/{kind}/{shared.pk}/{what}/"


def form(shared, **more):
    return {"rule": RULE, "reason": WHY, "version": version_of(fresh(shared))} | more
