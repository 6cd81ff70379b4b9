"""The numbers inside the model's file, for whoever goes on from where one of its layers ends.

The file is in ONNX's format, a message of numbered fields; the few that are needed are read here,
so that no library for it is.
"""

GRAPH, TENSOR, DIMENSION, TYPE, NAME, RAW = 7, 5, 1, 2, 8, 9
FLOAT, EIGHT_BITS = 1, 3
# Of each layer: its matrices, by how far they are from its first, and its other numbers.
FIRST, APART = 51, 71
MATRICES = {"query": 0, "key": 8, "value": 16, "out": 54, "wide": 58, "narrow": 67}
OTHERS = {
    "query_bias": "attention.self.query.bias",
    "key_bias": "attention.self.key.bias",
    "value_bias": "attention.self.value.bias",
    "out_bias": "attention.output.dense.bias",
    "wide_bias": "intermediate.dense.bias",
    "narrow_bias": "output.dense.bias",
    "out_scale": "attention.output.LayerNorm.weight",
    "out_shift": "attention.output.LayerNorm.bias",
    "narrow_scale": "output.LayerNorm.weight",
    "narrow_shift": "output.LayerNorm.bias",
}


def varint(data, at):
    """(the whole number that begins there, where it ends)"""
    number, shift = 0, 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def fields(data):
    """(number, value) of each field of a message; a value is a whole number or a view of bytes."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        else:
            size, at = varint(data, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
            value, at = data[at : at + size], at + size
        yield key >> 3, value


def arrays(content, names):
    """{name: an array} of those numbers in the file that have one of these names."""
    import numpy

    found = {}
    for number, graph in fields(memoryview(content)):
        for part, tensor in fields(graph) if number == GRAPH else ():
            if part != TENSOR:
                continue
            about = list(fields(tensor))
            one = dict(about)
            if (name := bytes(one.get(NAME, b"")).decode()) in names:
                kind = {FLOAT: numpy.float32, EIGHT_BITS: numpy.int8}[one[TYPE]]
                shape = [size for field, size in about if field == DIMENSION]
                found[name] = numpy.frombuffer(one[RAW], kind).reshape(shape)
    return found


def layers(content, which):
    """For each of some layers, counted from 0, its arrays by the names above."""
    matrices = {
        (layer, name): f"val_{FIRST + APART * layer + far}"
        for layer in which
        for name, far in MATRICES.items()
    }
    others = {
        (layer, name): f"inner.encoder.layer.{layer}.{inner}"
        for layer in which
        for name, inner in OTHERS.items()
    }
    parts = {f"{name}_{part}" for name in matrices.values() for part in ("q", "scale")}
    found = arrays(content, parts | set(others.values()))
    read = {at: found[f"{name}_q"] * found[f"{name}_scale"] for at, name in matrices.items()}
    read |= {at: found[name] for at, name in others.items()}
    return [{name: read[layer, name] for name in (*MATRICES, *OTHERS)} for layer in which]
