"""For `alongside doctor`: how the work beside the pages is going."""

WHERE = "/organise/work/"


def beside_the_pages():
    from django.utils import timezone

    from alongside.vault.checkup import fine, note, wrong
    from alongside.work import state

    now = state.state(timezone.now())
    if now.is_late:
        yield too_late(now)
    else:
        yield fine("Nothing waits that should have been done beside the pages by now.")
    if names := sorted(state.given_up().values_list("task_path", flat=True)):
        yield wrong(
            f"{len(names)} that were to be done beside the pages were given up: "
            f"{', '.join(sorted(set(names)))}.",
            f"mend what was wrong, then say under {WHERE} to try it again, or to let it go",
        )
    for row in state.failing():
        yield wrong(
            f"{row.task_path} is done again and again, and has failed {len(row.worker_ids)} times "
            f"in a row: {row.exception_class_path}.",
            "the log says where; it goes on by itself once that is mended",
        )
    if now.of_another_version:
        yield note(
            f"{now.of_another_version} that wait were asked for by another version, and are left "
            "for it.",
        )


def too_late(now):
    from django.conf import settings

    from alongside.vault.checkup import note, wrong

    minutes = int((now.now - now.oldest).total_seconds() // 60)
    says = f"{now.waiting} wait to be done beside the pages, the oldest for {minutes} minutes"
    if not is_served(settings.DATA_DIR):
        return note(f"{says}: nothing is running here.", "alongside up")
    if settings.WORKER == "separate":
        return wrong(f"{says}: no worker does it, or one cannot keep up.", "alongside worker")
    return wrong(f"{says}: the server does not do it, or cannot keep up.", "start Alongside again")


def is_served(data):
    """Whether a server or a worker works with this data, or somebody else does."""
    from alongside.lib.locks import DATA_LOCK, Busy, hold

    try:
        hold(data / DATA_LOCK, alone=True).close()
    except Busy:
        return True
    return False
