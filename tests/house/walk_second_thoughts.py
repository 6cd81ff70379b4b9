"""The walk comes by words that are folded, edited, undone, and answered by reference."""

from alongside.conversations.models import Edit, Reply, Story
from alongside.conversations.taking_back import take_back

STORIES = "/groups/morning/stories/"
NUMBER = "«Ring me on» 07700 900123"


def walk_and_think_again(walk, who, group):
    said = {"body": "«Three times today»", "wish": "listen", "content_note": "«Needles»"}
    walk.post("cleo", STORIES, "story, note too long", {**said, "content_note": "«" * 130})
    walk.post("cleo", STORIES, "story, shared a moment ago", said)
    story = Story.objects.latest("shared_at")
    walk.get("ben", STORIES, "stories, one folded by a note")
    walk.get("ben", story.get_absolute_url(), "story, folded by a note")
    walk.post("ben", "/search/", "search, folded by a note", {"q": "Three times"})
    walk_by_answers(walk, who, story)
    walk_and_edit(walk, story)
    walk_and_undo(walk, who, group)


def walk_by_answers(walk, who, story):
    at = story.get_absolute_url()
    hers = story.reply(by=who.ben, body="«I know»")
    walk.get("cleo", f"{at}?answers={hers.pk}", "story, answering a reply")
    form = {"body": "«Thank you»", "answers": str(hers.pk)}
    walk.post("cleo", f"{at}replies/", "story, a reply answered", form)
    take_back(hers)
    walk.get("ada", at, "story, an answer to what was taken back")


def walk_and_edit(walk, story):
    at, first = f"{STORIES}{story.pk}/", {"version": "first", "wish": "listen"}
    walk.get("cleo", f"{at}edit/", "edit")
    walk.post("cleo", f"{at}edit/", "edit, no words", first)
    walk.post("cleo", f"{at}edit/", "edit, something noticed", {**first, "body": NUMBER})
    noted = {**first, "body": "«Twice»", "content_note": "«Needles»"}
    walk.post("cleo", f"{at}edit/", "edited", noted)
    walk.post("cleo", f"{at}edit/", "edit, changed meanwhile", {**noted, "body": "«Once»"})
    walk.get("ada", story.get_absolute_url(), "story, edited")
    walk.get("ada", f"{at}earlier/", "before it was edited")
    for number in range(30):
        mine = {"group": story.group, "author_id": story.author_id, "story": story}
        Edit.objects.create(**mine, body=f"«{number}»", content_note="")
    page = walk.get("ada", f"{at}earlier/", "before it was edited, many times")
    cursor = page.text.split("?page=")[1].split('"')[0]
    walk.get("ada", f"{at}earlier/?page={cursor}", "before it was edited, earlier")
    reply = Reply.objects.filter(author_id=story.author_id).latest("shared_at")
    walk.get("cleo", f"/groups/morning/replies/{reply.pk}/edit/", "edit, a reply")
    walk.get("ada", f"/groups/morning/replies/{reply.pk}/earlier/", "never edited")


def walk_and_undo(walk, who, group):
    story = Story.objects.share(by=who.cleo, group=group, body="«Hello»", wish="ideas")
    at = f"{STORIES}{story.pk}/undo/"
    walk.post("cleo", at, "undone")
    story = Story.objects.share(by=who.cleo, group=group, body="«Hello»", wish="ideas")
    story.reply(by=who.ben, body="«Hello you»")
    walk.post("cleo", f"{STORIES}{story.pk}/undo/", "undone too late")
    take_back(story)
    walk.get("cleo", STORIES, "stories, after all that")
