"""The rows of the table of doors for when somebody has died.

Nothing is told of Ben, but for `tell_of_death`, before which an organiser has confirmed it. Of Femi
Ada has told, and it waits.
"""

TABLE = """
door                      method visitor leo    olive    dev  nia   cleo ada

died                      GET    in      limits 404      404  agree 403  200
died                      POST   401     limits 404      404  agree 403  died!
died                      other  in      limits 405      405  405   405  405
died/oneself              GET    in      limits 404      404  agree 403  403
died/oneself              POST   401     limits 404      404  agree 403  403
died/elsewhere            GET    in      limits 404      404  agree 403  404
died/elsewhere            POST   401     limits 404      404  agree 403  404
tell_of_death             GET    in      limits 405      405  405   405  405
tell_of_death             POST   401     limits 404      404  agree 403  story!
tell_of_death             other  in      limits 405      405  405   405  405
tell_of_death/alive       POST   401     limits 404      404  agree 403  404
heard_of_death            GET    in      limits 200      403  403   403  403
heard_of_death            POST   401     limits a_death! 403  403   403  403
heard_of_death            other  in      limits 405      405  405   405  405
heard_of_death/oneself    GET    in      limits 404      403  403   403  403
heard_of_death/oneself    POST   401     limits 404      403  403   403  403
a_death                   GET    in      limits 200      403  403   403  403
a_death                   POST   in      limits 405      405  405   405  405
a_death                   other  in      limits 405      405  405   405  405
confirm_death             GET    in      limits a_death  403  403   403  403
confirm_death             POST   in      limits a_death! 403  403   403  403
confirm_death             other  in      limits 405      405  405   405  405
confirm_death/oneself     POST   in      limits 404      403  403   403  403
end_death                 GET    in      limits a_death  403  403   403  403
end_death                 POST   in      limits a_death! 403  403   403  403
end_death                 other  in      limits 405      405  405   405  405
"""
