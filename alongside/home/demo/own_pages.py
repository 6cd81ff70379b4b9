"""Cleo's page for an appointment, her light log, and one of Hana's that has stopped. Made up."""

from datetime import timedelta

from django.utils import timezone

from alongside.toolkit.models import AppointmentSheet, LightLog

PAGE = {
    "changed": "Since September both hands are stiff until ten. I drop chalk.",
    "activity": "Marking",
    "effect": "Four books, then I stop. In spring it was the whole class.",
    "question_1": "Is the stiffness the same thing, or something new?",
    "question_2": "Whom do I ring when it is bad, and from when on?",
    "medicines": "The ones from the surgery, as the box says, mornings\nHeat rub, most nights",
    "hope": "A plan for exam weeks that I can show the head of year.",
}
CLEOS = {
    "1": {"sleep": "so_so", "activity": "usual", "helped": ["warmth"], "word": "parents’ evening"},
    "2": {"sleep": "badly", "activity": "hardly", "helped": ["rest"]},
    "4": {"sleep": "well", "activity": "little", "helped": ["outside", "company"]},
}
HANAS = {
    "1": {"sleep": "well", "activity": "more", "helped": ["moving"], "word": "washed the car"},
    "2": {"sleep": "badly", "activity": "hardly", "helped": ["rest", "warmth"]},
    "3": {"sleep": "so_so", "activity": "little", "helped": ["warmth"]},
    "5": {"sleep": "well", "activity": "usual", "helped": ["company"]},
    "6": {"sleep": "so_so", "activity": "more", "word": "the long drive"},
    "7": {"sleep": "badly", "activity": "hardly", "helped": ["warmth", "music"]},
    "9": {"sleep": "so_so", "activity": "little", "helped": ["outside"]},
    "12": {"sleep": "well", "activity": "usual", "helped": ["nothing"]},
}


def write_for_oneself(people):
    AppointmentSheet.objects.keep(by=people["cleo"], words=PAGE)
    for name, days, ago in (("cleo", CLEOS, 4), ("hana", HANAS, 20)):
        log = LightLog.objects.begin(by=people[name])
        log.days, log.began_on = days, timezone.localdate() - timedelta(days=ago)
        log.save(update_fields=["days", "began_on"])
