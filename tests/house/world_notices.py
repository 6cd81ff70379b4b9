"""The same evening, as far as people are told of it: what Cleo was told, and how it reached her."""

from alongside.groups.notices import GROUP_GOES_ON
from alongside.notices import tell
from alongside.notices.choices import Choices
from alongside.notices.models import Notice, Sending, Subscription

PUSHED = {"endpoint": "https://push.example/1", "auth": "A" * 22, "p256dh": "B" * 87}


class Told:
    """Cleo has a notice about the morning group, a letter of it, and a device that gets some."""

    def __init__(self, people, group):
        cleo, self.group = people["cleo"], group
        Notice.objects.all().settle()  # What was told of so far is not what these doors are about.
        Choices.objects.change(cleo, usual="email")
        [self.notice] = tell([cleo], GROUP_GOES_ON, f"group:{group.pk}")
        self.letter, _is_new = Sending.objects.begin(cleo, "letter", notice=self.notice)
        self.device = Subscription.objects.keep(
            cleo, **PUSHED | {"endpoint": "https://push.example/2"}
        )

    def arguments(self, name):
        return {
            "notice": [self.notice.pk],
            "choices_in_group": [self.group.pk],
            "unsubscribe_device": [self.device.pk],
            "from_outside": [self.letter.token],
            "stop_letters": [self.letter.token],
        }.get(name)


FORMS = {
    "choices": {
        "usual": "email",
        "digest": "week",
        "digest_day": "0",
        "digest_at": "17:00",
        "quiet_from": "21:00",
        "quiet_to": "08:00",
    },
    "choices_in_group": {"way_reminder": "email"},
    "subscribe": PUSHED,
}
