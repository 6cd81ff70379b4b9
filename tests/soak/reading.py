"""`python -m tests.soak.reading QUESTION`: what is wrong with a soaked Alongside, and what is gone.

A process of its own, which remembers nothing. It begins as the next start does, by ending what has
ended, then reads everything. QUESTION is JSON: where the `logs` of the writers are; `ended`,
{id: whether their words stay} of all whose erasure was begun; whether to read it `as_it_is`, after
a start.
"""

import json
import os
import sys
from pathlib import Path

import django


class Reading:
    def __init__(self, logs, ended, as_it_is):
        from alongside.commands import keys
        from alongside.vault import endings
        from alongside.vault.endings import Ending
        from alongside.vault.ledger import ledger

        # First of all: whatever is in there must be in what is read afterwards.
        self.told = acknowledged.read(Path(logs))
        keys.check()  # Before anything is mended.
        self.left = list(Ending.objects.filter(done=False).values_list("what", flat=True))
        if not as_it_is:
            endings.catch_up()
        erased = Ending.objects.filter(what="person_erased")
        self.in_ledger = {int(line["id"]) for line in ledger().lines()}
        self.endings = {one.about["person"]: one for one in erased}
        self.keeps = {int(id): keep for id, keep in ended.items()}
        self.problems = []

    def wrong(self, *words):
        self.problems.append(" ".join(map(str, words)))

    def everything(self):
        from alongside.vault.keyring import keyring

        self.people()
        self.posts()
        self.drafts()
        self.vault()
        return {
            "problems": self.problems[:20],
            "told": len(self.told),
            "gone": sorted(self.endings),
            "left": self.left,
            "epoch": keyring().wrapping().epoch_id,
        }

    def people(self):
        """Whose erasure was written down is gone, with all that was theirs alone."""
        from alongside.people.models import Draft, Person
        from alongside.vault.keyring import keyring

        for id in self.keeps:
            ending = self.endings.get(id)
            there = {
                "account": Person.objects.filter(pk=id).exists(),
                "key": keyring().has("person", id),
                "draft": Draft.objects.filter(person=id).exists(),
            }
            if set(there.values()) != {ending is None}:
                self.wrong("person", id, "is neither here nor gone:", there)
            if ending and not (ending.done and ending.kept and ending.pk in self.in_ledger):
                self.wrong("the end of person", id, "is not in both places, or not done")

    def posts(self):
        from alongside.conversations.models import Reply, Story

        for model in (Story, Reply):
            rows = {row.pk: row for row in model.objects.all().opened()}
            for line in self.told:
                if line["kind"] == model._meta.model_name:
                    self.post(line, rows.get(line["id"]))

    def post(self, line, row):
        """Says what was written, or was ended in the way that was chosen."""
        author = line["author"]
        if author in self.endings and not self.keeps[author]:
            if row is not None and (row.body is not None or row.author_id is not None):
                self.wrong("the words of somebody who is gone are there:", line)
            return
        if row is None:
            self.wrong("lost:", line)
        elif row.readable("body") != line["words"]:
            self.wrong("does not open, or says something else:", line)
        elif row.author_id != (None if author in self.endings else author):
            self.wrong("is not by whom it was:", line, row.author_id)

    def drafts(self):
        """The newest that was acknowledged, or one that was on its way when its writer died."""
        from alongside.people.models import Draft

        newest = {}
        for line in self.told:
            if line["kind"] == "draft" and line["number"] >= newest.get(line["id"], line)["number"]:
                newest[line["id"]] = line
        rows = Draft.objects.in_bulk(newest)
        for id, line in newest.items():
            words = rows[id].readable("body") if id in rows else None
            if words != line["words"] and int((words or "0").split()[0]) <= line["number"]:
                self.wrong("the draft is lost, older, or does not open:", line)

    def vault(self):
        """What `alongside doctor` finds wrong, of all that a kill could have to do with."""
        from alongside.vault import checkup

        checks = (checkup.every_key, checkup.owners_and_keys, checkup.endings, checkup.every_value)
        for check in checks:
            for finding in check():
                if finding.level == "wrong":
                    self.wrong(finding.says)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    from . import acknowledged

    print(json.dumps(Reading(**json.loads(sys.argv[1])).everything()))
