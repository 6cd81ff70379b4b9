"""What the demo's morning group has tried in small steps, and Cleo's plan for a flare. Made up."""

from datetime import timedelta

from django.utils import timezone

from alongside.toolkit.models import FlarePlan, SmallStep

# Who, how many days ago, what, where from; how it went, what they learnt, with what to be careful.
SHELF = (
    (
        *("hana", 20, "A hot-water bottle in the car before I drive, not after.", ""),
        *("The seat stays warm for the first ten minutes, which are the worst.", "Not too hot."),
    ),
    (
        *("joan", 16, "Sit down for the potatoes.", "card:pace-by-time"),
        *("A stool by the sink. I had called it giving in; it is only a stool.", ""),
    ),
    (
        *(
            "tomas",
            9,
            "Three slow breaths before I lift the little one.",
            "card:slow-breathing",
        ),
        *("He has begun to breathe along. It does nothing for the shoulder, and a lot for me.", ""),
    ),
    (
        *("marguerite", 5, "Type for five minutes, then look out of the window for five.", ""),
        *("I use the kitchen timer, and obey it even when it is going well.", ""),
    ),
)
# Shared, and not looked back on yet.
TRYING = (
    ("cleo", 2, "Ten minutes on the bench by the gate, without a book.", "card:pace-by-time"),
    ("ben", 3, "One bucket less a trip, and two trips.", ""),
)
PLAN = {
    "signs": "I stop marking in colour. I answer “fine”. My hands feel like somebody else’s.",
    "first_hour": "Curtains, the good blanket, phone face down. Cancel the last lesson, not all.",
    "next_days": "Soup from the freezer. My rule: one thing a day, and it may be a shower.",
    "whom": "My sister, by text. The head of year, by e-mail: she knows what it means.",
    "message": "A flare. I am safe, and quiet for a few days. No need to ring.",
    "clinician": "A new kind of pain, or still as bad after ten days: the surgery, at eight.",
    "back_up": "One lesson sitting down. Then two. The bicycle last, and not because I miss it.",
}


def try_small_steps(group, people):
    for name, days, what, source, learned, caution in SHELF:
        step = begin(group, people[name], days, what, source)
        step.look_back(outcome="helped", learned=learned, caution=caution, group=group)
        step.looked_back_at = step.shelved_at = step.begun_at + timedelta(days=1)
        step.save(update_fields=["looked_back_at", "shelved_at"])
    for name, days, what, source in TRYING:
        begin(group, people[name], days, what, source)
    FlarePlan.objects.keep(by=people["cleo"], words=PLAN)


def begin(group, person, days, what, source):
    step = SmallStep.objects.begin(by=person, what=what, source=source, group=group)
    step.begun_at = step.shared_at = timezone.now() - timedelta(days=days)
    step.save(update_fields=["begun_at", "shared_at"])
    return step
