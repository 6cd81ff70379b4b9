"""The rows of the table of doors for the library and those who review it.

Cleo has suggested a resource that waits, and another stands in the library. Ada reviews; so Dev,
who leads elsewhere, does not. Olive organises.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

library             GET     200      200      200      200      200      200      200
library             POST    405      405      405      405      405      405      405
library             other   405      405      405      405      405      405      405
library_topic       GET     200      200      200      200      200      200      200
library_topic       POST    405      405      405      405      405      405      405
library_topic       other   405      405      405      405      405      405      405
library_resource    GET     200      200      200      200      200      200      200
library_resource    POST    405      405      405      405      405      405      405
library_resource    other   405      405      405      405      405      405      405
library_resource/shown   GET  200    200      200      200      200      200      200
library_resource/waiting GET  404    404      404      404      404      404      200
library_resource/unheard-of GET 404  404      404      404      404      404      404
library_paper       GET     200      200      200      200      200      200      200
library_paper       POST    405      405      405      405      405      405      405
library_paper       other   405      405      405      405      405      405      405
suggested           GET     in       limits   200      200      200      200      200
suggested           POST  401  limits  suggested! suggested! suggested! suggested! suggested!
suggested           other   in       limits   405      405      405      405      405
decide_resource     GET     in       limits   405      405      405      405      405
decide_resource     POST    in       limits   404      404      404      404      library_resource!
decide_resource     other   in       limits   405      405      405      405      405
decide_resource/shown POST  in       limits   403      403      403      403      library_resource!
reviewers           GET     in       limits   200      403      403      403      403
reviewers           POST    in       limits   reviewers! 403    403      403      403
reviewers           other   in       limits   405      405      405      405      405
end_reviewer        GET     in       limits   405      405      405      405      405
end_reviewer        POST    in       limits   reviewers! 403    403      403      403
end_reviewer        other   in       limits   405      405      405      405      405
review_desk         GET     in       limits   403      403      403      403      200
review_desk         POST    in       limits   405      405      405      405      405
review_desk         other   in       limits   405      405      405      405      405
"""
