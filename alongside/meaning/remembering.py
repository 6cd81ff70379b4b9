"""The vectors of texts that come back again and again, such as what groups say of themselves.

In memory only, by a hash of the text, and no more than a few thousand: those that were not asked
for longest go first. What people look for is never asked for here.
"""

import hashlib
import threading
from collections import OrderedDict


class Vectors:
    """Those of at most so many texts."""

    def __init__(self, most):
        self.most = most
        self._known = OrderedDict()
        self._lock = threading.Lock()

    def of(self, texts, make):
        """An array of one vector for each text; `make` is given those, once, that are not known."""
        import numpy

        names = [hashlib.blake2b(text.encode("utf-8", "replace")).digest() for text in texts]
        with self._lock:
            found = {name: self._known[name] for name in names if name in self._known}
        missing = {n: text for n, text in zip(names, texts, strict=True) if n not in found}
        if missing:
            # Outside the lock: others, whose texts are known, need not wait.
            found |= zip(missing, make(list(missing.values())), strict=True)
        with self._lock:
            for name in dict.fromkeys(names):
                self._known[name] = found[name]
                self._known.move_to_end(name)
            while len(self._known) > self.most:
                self._known.popitem(last=False)
        return numpy.stack([found[name] for name in names])

    def __len__(self):
        return len(self._known)

    def forget(self):
        with self._lock:
            self._known.clear()
