"""The time zones there are, to choose one's clock from."""

from zoneinfo import available_timezones


def zones():
    """[("Europe/London", "Europe/London"), …], by their names."""
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone]
