"""What the library keeps besides its files. What it is, is in the modules of the app."""

from .looks import Look
from .resources import Resource
from .reviewers import Reviewer

__all__ = ["Look", "Resource", "Reviewer"]
