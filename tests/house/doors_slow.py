"""The rows of the table of doors for slow rounds.

One goes on in the morning group, which Ada has begun; Ben has passed in it, nobody has spoken yet.
`free` is the same group without one. To be held there are words of Ben's; those of Cleo's or, as
`bens`, of Ben's are held.
"""

TABLE = """
door                      method visitor leo    olive dev  nia   cleo        ada

slow_rounds               GET    in      limits 404   404  agree 200         200
slow_rounds               POST   in      limits 405   405  405   405         405
slow_rounds               other  in      limits 405   405  405   405         405
begin_slow_round          GET    in      limits 404   404  agree 403         200
begin_slow_round          POST   401     limits 404   404  agree 403         200
begin_slow_round          other  in      limits 405   405  405   405         405
begin_slow_round/free     POST   401     limits 404   404  agree 403         slow_round!
slow_round                GET    in      limits 404   404  404   200         200
slow_round                POST   in      limits 405   405  405   405         405
slow_round                other  in      limits 405   405  405   405         405
slow_act                  GET    in      limits 405   405  405   405         405
slow_act                  other  in      limits 405   405  405   405         405
slow_act/unheard-of       POST   in      limits 404   404  404   404         404
slow_act/turn             POST   401     limits 404   404  404   slow_round! slow_round!
slow_act/pass             POST   in      limits 404   404  404   slow_round! slow_round!
slow_act/come-back        POST   in      limits 404   404  404   slow_round  slow_round
slow_act/take-back        POST   in      limits 404   404  404   slow_round  slow_round
slow_act/join             POST   in      limits 404   404  404   slow_round  slow_round
slow_act/reflection       POST   401     limits 404   404  404   slow_round! slow_round!
slow_act/take-answer-back POST   in      limits 404   404  404   slow_round  slow_round
slow_act/go-on            POST   in      limits 404   404  404   403         slow_round
slow_act/close            POST   in      limits 404   404  404   403         slow_round!
hold_turn                 GET    in      limits 404   404  404   403         200
hold_turn                 POST   401     limits 404   404  404   403         held_turn!
hold_turn                 other  in      limits 405   405  405   405         405
held_turn                 GET    in      limits 404   404  404   200!        200
held_turn                 POST   401     limits 404   404  404   held_turn!  held_turn!
held_turn                 other  in      limits 405   405  405   405         405
held_turn/bens            GET    in      limits 404   404  404   404         200
held_turn/bens            POST   401     limits 404   404  404   404         held_turn!
"""
