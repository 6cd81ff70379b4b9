"""What the library keeps besides its files. What it is, is in the modules of the app."""

from .impressions.impressions import Impression
from .looks import Look
from .recommending.recommendations import Recommendation
from .resources import Resource
from .reviewers import Reviewer

__all__ = ["Impression", "Look", "Recommendation", "Resource", "Reviewer"]
