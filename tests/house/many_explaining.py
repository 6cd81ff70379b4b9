"""Cards, and lines on them, in quantity; the first of these on somebody's own page."""

from alongside.conversations.models import ExplainingCard, ExplainingLine, SheetPart

from .many import moment


def cards(group, by, count):
    return ExplainingCard.objects.bulk_create(
        ExplainingCard(
            group=group, audience="family", title=f"Title {n}", begun_by=by, begun_at=moment(n)
        )
        for n in range(count)
    )


def lines(card, authors, count, sheet_of):
    """All may be printed. Ten of them, or as many as there are, and own words are on the page."""
    made = ExplainingLine.objects.bulk_create(
        ExplainingLine(
            card=card,
            group_id=card.group_id,
            author=authors[n % len(authors)],
            body=f"Line {n}",
            shared_at=moment(n),
            printable_since=moment(n),
        )
        for n in range(count)
    )
    SheetPart.objects.filter(person=sheet_of).delete()
    SheetPart.objects.write(sheet_of, card, "Own words")
    for line in made[:10]:
        SheetPart.objects.put(sheet_of, card, line)
