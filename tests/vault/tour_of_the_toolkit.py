"""The tour comes by a page for an appointment and a light log."""

from alongside.toolkit.models import AppointmentSheet, LightLog
from tests.browser.pages import Stop


class OfTheToolkit:
    """What Cleo wrote for herself alone, in the Tour."""

    def write_for_oneself(self):
        cleo = self.people["cleo"]
        words = {"changed": "The left thumb, since the clocks went back, and not before."}
        AppointmentSheet.objects.keep(by=cleo, words=words)
        LightLog.objects.filter(person=cleo).delete()
        LightLog.objects.begin(by=cleo)
        line = {"sleep": "badly", "word": "A choir next door, practising carols already."}
        LightLog.objects.note(by=cleo, day=1, said=line)

    def what_is_for_oneself(self):
        yield Stop("a page for an appointment", "cleo", "/appointment/print/")
        yield Stop("a light log", "cleo", "/light-log/")
        yield Stop("a light log that is over", "hana", "/light-log/")
