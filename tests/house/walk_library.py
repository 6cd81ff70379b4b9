"""The walk comes by the library: what ships, what somebody suggests, what a reviewer decides."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from alongside.home.reviewing import desk
from alongside.library import drawing, views
from alongside.library.forms import decided_last
from alongside.library.models import Look, Resource, Reviewer
from alongside.library.shipped import all_papers, all_shipped

from .walk import long_words
from .walk_cards import walk_through_versions

OLD = date(2020, 1, 1)


def walk_through_the_library(walk, monkeypatch):
    read_what_ships(walk, monkeypatch)
    say_who_reviews(walk)
    suggest(walk)
    decide(walk, monkeypatch)


def read_what_ships(walk, monkeypatch):
    """Its words are content, as people's are: quoted."""
    words = dict.fromkeys(("title", "by", "what", "limits"), "«x»")
    quoted = {key: quote(one, words) for key, one in all_shipped().items()}
    past, gone, *_rest = quoted
    quoted[past] = replace(quoted[past], review_by=OLD)
    papers = {slug: quote_paper(one, quoted) for slug, one in all_papers().items()}
    old, signed, *_more = papers
    papers[old] = replace(papers[old], review_by=OLD)
    papers[signed] = replace(papers[signed], signed_by="«Dr Gwen»")
    Look.objects.note(gone, False)
    monkeypatch.setattr(views, "all_shipped", lambda: quoted)
    for module in (views, drawing):
        monkeypatch.setattr(module, "all_papers", lambda: papers)
    walk.get(None, "/library/", "library")
    walk.get("cleo", "/library/", "library, signed in")
    for topic in ("coping", "medicines", "food"):
        walk.get(None, f"/library/topics/{topic}/", f"library, {topic}")
    for key in quoted:
        walk.get(None, f"/library/resources/{key}/", f"a resource, {key}")
    for slug in papers:
        walk.get(None, f"/library/research/{slug}/", f"a paper, {slug}")


def quote(resource, words):
    region = f"«{resource.region}»" if resource.region else ""
    return replace(resource, region=region, address=resource.address and "«https»", **words)


def quote_paper(paper, resources):
    words = {"title": "«x»", "not_shown": "«x»", "plain": ("«x»",), "questions": ("«x»",) * 3}
    return replace(paper, resource=resources[paper.resource.key], **words)


def say_who_reviews(walk):
    here = "/organise/reviewers/"
    walk.get("olive", here, "who reviews, nobody")
    walk.post("olive", here, "who reviews, nothing typed")
    nobody = {"sign_in_name": "«nobody»", "role": long_words(80)}
    walk.post("olive", here, "who reviews, not found", nobody)
    nobody["role"] = "«Nurse»"
    walk.post("olive", here, "who reviews, no such name", nobody)
    walk.post("olive", here, "who reviews", {"sign_in_name": "ada", "role": "«Nurse»"})


def suggest(walk):
    here = "/library/suggest/"
    walk.get("cleo", here, "to suggest something")
    walk.post("cleo", here, "a suggestion, empty")
    form = {
        "title": "«x»",
        "by": "«x»",
        "what": "«x»",
        "limits": "«x»",
        "gains": "«x»",
        "kind": "book",
        "topics": ["food"],
        "minutes": "12",
        "language": "en",
        "region": "«Wales»",
    }
    for number, address in enumerate(("http://x.org", "https://a:b@x.org/", "https://1.1/", "x y")):
        wrong = {**form, "address": address, "minutes": "«few»", "title": long_words(200)}
        walk.post("cleo", here, f"a suggestion, refused {number}", wrong)
    for wish in ("kept", "once more", "declined"):
        walk.post("cleo", here, f"a suggestion, {wish}", {**form, "address": ""})


def decide(walk, monkeypatch):
    first, second, _third = Resource.objects.order_by("suggested_at", "pk")
    page, at = f"/library/resources/{first.pk}/", f"/library/decide/{first.pk}/"
    signed = {"name": "«Ada»", "role": "«Nurse»", "conflict": "«None»", "evidence": "told"}
    yes = {**signed, "to": "shown", "months": "12"}
    walk.get("ada", page, "a suggestion, to decide")
    walk_past_the_desk(walk, monkeypatch)
    walk.post("ada", at, "a suggestion, nothing decided", {"to": ""})
    walk.post("ada", at, "a suggestion, declined without why", {**yes, "to": "declined"})
    walk.post("ada", at, "a suggestion, taken in", yes)
    walk.get(None, page, "a suggestion, in the library")
    walk.post("ada", at, "a suggestion, decided meanwhile", yes)
    Resource.objects.filter(pk=first.pk).update(review_by=timezone.localdate() - timedelta(days=1))
    walk.get(None, page, "a suggestion, past its date")
    first.refresh_from_db()
    out = {**yes, "decided_at": decided_last(first), "to": "retired", "why": "«So»"}
    walk.post("ada", at, "a suggestion, taken out", out)
    no = {**yes, "to": "declined", "why": "«No»"}
    for wish in ("is", "was"):
        at = f"/library/decide/{second.pk}/"
        walk.post("ada", at, f"a suggestion that {wish} declined", no)
    walk.get("cleo", "/library/suggest/", "what became of suggestions")
    walk_through_versions(walk, monkeypatch)
    reviewer = Reviewer.objects.get()
    walk.post("olive", f"/organise/reviewers/{reviewer.pk}/end/", "a reviewer, no more")


def walk_past_the_desk(walk, monkeypatch):
    """With what is due, with what nobody has signed, and with nothing."""
    one = next(iter(all_papers().values()))
    signed = replace(one, title="«x»", signed_by="«Dr Gwen»")
    shelves = ({"a": replace(signed, review_by=OLD), "b": replace(one, title="«x»")}, {"c": signed})
    for number, shelf in enumerate(shelves):
        kinds = ((label, lambda shelf=shelf: shelf, None) for label, *_more in desk.KINDS)
        with monkeypatch.context() as there:
            there.setattr(desk, "KINDS", tuple(kinds))
            walk.get("ada", "/reviewing/", f"the desk of a reviewer, {number}")
