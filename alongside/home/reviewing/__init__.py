"""For whoever reviews: what the house says, to be looked over, corrected and signed."""
