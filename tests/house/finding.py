"""Being found, looking for a group and saying what is missing, with words that are nobody's."""

from django.urls import reverse

from alongside.groups.models import Wanted

from .joining import OF_JOINING

OF_FINDING = {"in_other_words": "cressinglow", "wanted": "bellaquorn"}
SOUGHT = "nuddermistle"  # What somebody looks for, which is in no page but that of the answer.


class Finding:
    """What those who lead, and those who look for a group, do in Everything."""

    def look_for_a_group(self):
        ref = self.group.ref
        settings = {
            "name": self.group.name,
            "purpose": self.group.purpose,
            "joining": "asking",
            "language": "en-gb",
            "in_other_words": f"It is {OF_FINDING['in_other_words']}.",
            "questions": f"What of {OF_JOINING['question']}?",
            "themes": ["any"],
        }
        self.post(self.organiser, reverse("group_settings", args=[ref]), **settings)
        for browser in (self.asker, self.other):
            page = browser.post(reverse("find_group"), {"q": f"My {SOUGHT} again"})
            assert SOUGHT in page.text
        self.kept_secret.append(SOUGHT)
        wanted = f"A group for {OF_FINDING['wanted']}."
        self.post(self.member, reverse("want_group"), words=wanted)
        self.wanted = Wanted.objects.get()

    def of_finding(self):
        """Its pages."""
        return [
            *(reverse("find_group"), reverse("found_group", args=[self.group.pk])),
            *(reverse("wanted"), reverse("group_settings", args=[self.group.ref])),
            reverse("begin_group") + "?from=2",
        ]
