"""Small mistakes made on purpose in the engine, one at a time: does anything notice?

    make mutate                       # or, for some of them only:
    .venv/bin/python -m tests.soak.mutants --sample 60 --seed 7
    .venv/bin/python -m tests.soak.mutants --of slow

Every comparison, condition, number, boolean and answer of the engine's modules can be got wrong in
some way: each way is a mutant. It is killed if a test of the engine fails with it, or a random
evening breaks a law, falls over, or never ends; the rest survive and are named, to be judged by
somebody who reads them. Those that survived last made no difference: a loop that ends with its
first turn anyway, None where only the truth is asked for, a default that is always given, slots.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.util
import os
import random
import resource
import sys
from collections import Counter
from pathlib import Path

import pytest

import alongside.meetings

ENGINE = Path(alongside.meetings.__file__).parent / "engine"
TESTS = Path(__file__).parents[1] / "meetings" / "engine"
# Of these only the tables of names and words could be changed, which are known by their tests.
NOT_LOGIC = {"__init__", "commands", "events", "refusals"}
SWAPS = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt,
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
LONGEST = 180  # Seconds of work for one mutant; whatever takes longer does not end.
SURVIVED, KILLED = 0, 1


def ways(node):
    """What can be got wrong about this piece of code: functions that change it in place."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if swap := SWAPS.get(type(operator)):
                yield f"{swap.__name__}", lambda p=place, s=swap: node.ops.__setitem__(p, s())
    elif isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in SWAPS:
        swap = SWAPS[type(node.op)]
        yield swap.__name__, lambda: setattr(node, "op", swap())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", lambda: setattr(node, "op", ast.UAdd())
    elif isinstance(node, (ast.If, ast.IfExp)):
        for answer in (True, False):
            yield f"if {answer}", lambda a=answer: setattr(node, "test", ast.Constant(a))
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "the other", lambda: setattr(node, "value", not node.value)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "one more", lambda: setattr(node, "value", node.value + 1)
    elif isinstance(node, ast.Return) and not is_empty(node.value):
        yield "nothing", lambda: setattr(node, "value", empty_like(node.value))


def empty_like(value):
    """What a function might answer that forgot to: no events, or None."""
    return ast.Tuple([], ast.Load()) if isinstance(value, ast.Tuple) else ast.Constant(None)


def is_empty(value):
    return value is None or ast.dump(value) == ast.dump(empty_like(value))


def mutants():
    """Every (module, number of the way in it, description)."""
    for path in sorted(ENGINE.rglob("*.py")):
        if path.stem not in NOT_LOGIC:
            module = ".".join(path.relative_to(ENGINE).with_suffix("").parts)
            for number, (line, what, _change) in enumerate(in_tree(ast.parse(path.read_text()))):
                yield module, number, f"{module}:{line} {what}"


def in_tree(tree):
    for node in ast.walk(tree):
        for what, change in ways(node):
            yield node.lineno, what, change


class Mistaken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module of the engine with a mistake in it to whoever imports it."""

    def __init__(self, module, number):
        self.name = f"alongside.meetings.engine.{module}"
        tree = ast.parse((ENGINE / f"{module.replace('.', '/')}.py").read_text())
        list(in_tree(tree))[number][2]()
        self.code = compile(ast.fix_missing_locations(tree), f"{module}.py", "exec")

    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module):
        exec(self.code, module.__dict__)


def the_tests_pass():
    """Whether the engine as it can be imported now passes its tests, but for the evenings."""
    quietly = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quietly, 1)
    os.dup2(quietly, 2)
    evenings = [f"--ignore={path}" for path in TESTS.rglob("test_*_histories.py")]
    return pytest.main(["-q", "-x", "-p", "no:cacheprovider", *evenings, str(TESTS)]) == 0


def live_through_all(histories, of):
    """Whether the engine as it can be imported now gets through so many evenings, or slow rounds.

    `of` is "" for the engine of live meetings, and ".slow" for that of slow rounds.
    """
    evenings = importlib.import_module(f"tests.meetings.engine{of}.histories")
    events = importlib.import_module(f"alongside.meetings.engine{of}.events")
    happened = Counter()
    for seed in range(histories):
        records = evenings.live_through(seed).records
        happened.update(record.event.kind for record in records)
    return set(happened) == set(events.KINDS)


def fate_of(module, number, histories):
    """SURVIVED or KILLED, found out in a process of its own, which may crash or never end."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        try:
            sys.meta_path.insert(0, Mistaken(module, number))
            of = ".slow" if module.startswith("slow.") else ""
            survived = the_tests_pass() and live_through_all(histories, of)
            os._exit(SURVIVED if survived else KILLED)
        except BaseException:  # However it falls over, it was noticed.
            os._exit(KILLED)
    _pid, status = os.waitpid(child, 0)
    return SURVIVED if status == 0 else KILLED


def main():
    said = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    said.add_argument("--sample", type=int, help="only so many of them, drawn at random")
    said.add_argument("--histories", type=int, default=1000, help="evenings for each")
    said.add_argument("--seed", type=int, default=0, help="which ones are drawn")
    said.add_argument("--of", default="", help="only in modules whose name begins so, as slow")
    said = said.parse_args()
    tried = [one for one in mutants() if one[0].startswith(said.of)]
    if said.sample:
        tried = random.Random(said.seed).sample(tried, min(said.sample, len(tried)))
    survivors = 0
    for count, (module, number, what) in enumerate(tried, 1):
        if fate_of(module, number, said.histories) == SURVIVED:
            survivors += 1
            print(f"\rsurvived: {what}")
        print(f"\r{count} of {len(tried)}", end="", flush=True)
    killed = len(tried) - survivors
    print(f"\r{killed} of {len(tried)} killed, {killed / len(tried):.1%}")


if __name__ == "__main__":
    main()
