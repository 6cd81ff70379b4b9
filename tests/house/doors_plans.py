"""The rows of the table of doors for plans: those we bring along, a group's own, and shared ones.

The morning group keeps a plan, and Ada has shared another; the evening group keeps one too.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

plans                       GET     in       limits   404      404      agree    403      200
plans                       POST    in       limits   405      405      405      405      405
plans                       other   in       limits   405      405      405      405      405
plan                        GET     in       limits   404      404      agree    403      200
plan                        POST    in       limits   404      404      agree    403      plans!
plan                        other   in       limits   405      405      405      405      405
plan/ours                   GET     in       limits   404      404      agree    403      200
plan/ours                   POST    in       limits   404      404      agree    403      404
plan/shared                 GET     in       limits   404      404      agree    403      200
plan/shared                 POST    in       limits   404      404      agree    403      plan!
plan/theirs                 GET     in       limits   404      404      agree    403      404
plan/theirs                 POST    in       limits   404      404      agree    403      404
print_plan                  GET     in       limits   404      404      agree    403      200
print_plan                  POST    in       limits   405      405      405      405      405
print_plan                  other   in       limits   405      405      405      405      405
own_plan                    GET     in       limits   404      404      agree    403      200
own_plan                    POST    401      limits   404      404      agree    403      own_plan!
own_plan                    other   in       limits   405      405      405      405      405
own_plan/theirs             GET     in       limits   404      404      agree    403      404
own_plan/theirs             POST    401      limits   404      404      agree    403      404
edit_plan                   GET     in       limits   404      404      404      403      200
edit_plan                   POST    401      limits   404      404      404      403      edit_plan!
edit_plan                   other   in       limits   405      405      405      405      405
edit_plan/begun             POST    401      limits   404      404      404      403      200
print_meeting_plan          GET     in       limits   404      404      404      403      200
print_meeting_plan          POST    in       limits   405      405      405      405      405
print_meeting_plan          other   in       limits   405      405      405      405      405
"""
