"""What somebody has in their toolkit, as they are told it themselves when they take it along."""

from .appointment.exports import sections as of_appointments
from .editing.exports import sections as of_cards
from .flaring.exports import sections as of_flares
from .light_log.exports import sections as of_logs
from .stepping.exports import sections as of_steps


def export(person):
    own = (*of_appointments(person), *of_logs(person))
    return [*of_steps(person), *of_flares(person), *own, *of_cards(person)]
