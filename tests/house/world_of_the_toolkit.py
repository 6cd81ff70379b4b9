"""The part of the world that the doors of practices, the page and the log need."""

from alongside.toolkit.models import AppointmentSheet, LightLog

FORMS = {
    "appointment": {"changed": "The stairs, since May.", "question_1": "Why at night?"},
    "light_log": {"sleep": "badly", "helped": ["rest"], "word": "Visitors all day"},
}


class OfTheToolkit:
    """A page and a running log, both Cleo's."""

    def __init__(self, cleo):
        AppointmentSheet.objects.keep(by=cleo, words={"hope": "A plan for bad nights."})
        LightLog.objects.begin(by=cleo)
        LightLog.objects.note(by=cleo, day=1, said={"sleep": "well"})

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        if name == "practice":
            return [kind or "breathing-pace"]
        return None

    def form(self, door):
        """What is filled in there, or None."""
        return FORMS.get(door)
