"""`alongside evaluate fit-…`: what is learned from our own sentences is learned from them anew."""

import json
import sys


def add(measures):
    what = "learn anew from our sentences what texts are about, and write it"
    add_one(measures, "fit-matching", what, fit_matching)
    what = "fit the weights for signals anew to our sentences, and write their card"
    signals = add_one(measures, "fit-signals", what, fit_signals)
    signals.add_argument(
        "--keep-tuned",
        action="store_true",
        help="leave the model's upper layers as they are tuned, which takes by far the longest",
    )


def add_one(measures, name, what, fit):
    fitting = measures.add_parser(name, help=what)
    fitting.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say how far what would be learned differs from what is here",
    )
    fitting.set_defaults(run=with_the_model(fit))
    return fitting


def with_the_model(fit):
    """The same as a command: where the model is not here, that is said, with exit code 1."""

    def run(chosen):
        from alongside.meaning.model import NotHere

        try:
            return fit(chosen)
        except NotHere as problem:
            print(f"alongside: {problem} {problem.mend}", file=sys.stderr)
            return 1

    return run


def fit_matching(chosen):
    from alongside.meaning.subjects import fitting, weights

    if chosen.check:
        return said_whether_same(fitting)
    fitting.write(*fitting.refit())
    return said_written(weights.WEIGHTS, weights.ABOUT)


def fit_signals(chosen):
    from alongside.care.signals import card, fitting

    if chosen.check:
        return said_whether_same(fitting)
    if not chosen.keep_tuned:
        fitting.write_tuned(fitting.tune())
    fitting.write(*fitting.refit())
    card.CARD.write_text(card.card(), encoding="utf-8")
    return said_written(*fitting.written(tuned=not chosen.keep_tuned), card.CARD)


def said_whether_same(fitting):
    """Prints how far what was fitted is from what is here; 0 if that is nothing to speak of."""
    difference = fitting.difference(fitting.refit()[0])
    is_same = difference <= fitting.SAME
    print(json.dumps({"difference": difference, "same": is_same}))
    return 0 if is_same else 1


def said_written(*files):
    print(f"Written: {', '.join(file.name for file in files)}.")
    return 0
