"""`bin/bench details`: how many private details are found, how often it warns falsely, the cost."""

from . import second, sentences
from .scoring import figures, interval, long_texts, milliseconds


def main():
    sets = {
        "The half to work on": sentences(for_work=True),
        "The untouched half": sentences(for_work=False),
        "The second set": second(),
    }
    for title, those in sets.items():
        print(title)
        for name, (held, of) in figures(those).items():
            low, high = interval(held, of)
            share = f"{held / of if of else 0:6.1%}  ({low:.1%} to {high:.1%})"
            print(f"  {name:20} {held:4} of {of:4}  {share}")
    everything = [one for those in sets.values() for one in those]
    costs = milliseconds(long_texts(everything))
    middle, high = costs[len(costs) // 2], costs[len(costs) * 95 // 100]
    print(f"2,000 letters: median {middle:.1f} ms, 95th percentile {high:.1f} ms")
    print(f"100,000 letters: {milliseconds(long_texts(everything, 100_000, each=3))[1]:.0f} ms")


if __name__ == "__main__":
    main()
