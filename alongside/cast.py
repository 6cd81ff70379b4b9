"""stub"""

CAST = ()
