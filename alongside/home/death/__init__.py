"""When somebody has died: an organiser is asked, the account rests, and each group is told.

The account and who decided is people's (alongside/people/death/), places in meetings are given back
by meetings; here is what brings them together, and the pages. Groups of the same person hear of it
each by itself, and never of one another.
"""
