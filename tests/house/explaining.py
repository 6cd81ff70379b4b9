"""A card, a line that may be printed and words for one's own page, with words that are nobody's."""

from django.urls import reverse

from alongside.conversations.models import ExplainingCard, ExplainingLine

OF_EXPLAINING = {
    "card_title": "bramlowend",
    "line": "cuddlestraw",
    "own_words": "finchwarble",
}


class Explaining:
    """The part of Everything in which the member explains themselves."""

    def explain(self):
        said, ref = OF_EXPLAINING, self.group.ref
        begin = {"audience": "manager", "body": f"For {said['card_title']}"}
        self.post(self.member, reverse("begin_card", args=[ref]), **begin)
        self.explaining = ExplainingCard.objects.get()
        at = [ref, self.explaining.pk]
        line = {"body": f"You can’t see {said['line']}.", "printing": "here"}
        self.post(self.member, reverse("explaining_card", args=at), **line)
        self.line = ExplainingLine.objects.get()
        edit = reverse("edit_line", args=[ref, self.line.pk])
        line |= {"printing": "may", "version": self.line.version}
        self.post(self.member, edit, **line)
        for browser in (self.member, self.organiser):
            self.post(browser, reverse("arrange_sheet", args=at), put=self.line.pk)
        own = f"Also {said['own_words']}."
        self.post(self.member, reverse("sheet", args=at), body=own)
        self.post(self.organiser, reverse("steer_card", args=at), what="park")

    def of_explaining(self):
        """Its pages."""
        ref, at = self.group.ref, [self.group.ref, self.explaining.pk]
        return [
            *(reverse(name, args=[ref]) for name in ("explaining", "begin_card")),
            *(reverse(name, args=at) for name in ("explaining_card", "sheet", "print_sheet")),
            *(reverse(name, args=[ref, self.line.pk]) for name in ("edit_line", "take_back_line")),
        ]
