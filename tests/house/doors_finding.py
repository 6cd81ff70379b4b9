"""The doors of finding a group, and of those who organise and begin one.

The noon group can be found. Nia waits for a group of her own words, and was told of the noon group
for other words. Every search comes by POST.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

find_group                  GET     in       limits   200      200      200      200      200
find_group                  POST    in       limits   200      200      200      200      200
find_group                  other   in       limits   405      405      405      405      405
find_group/chosen           POST    in       limits   200      200      200      200      200
find_group/nothing          POST    in       limits   200      200      200      200      200
found_group                 GET     in       limits   200      200      200      200      200
found_group                 POST    in       limits   405      405      405      405      405
found_group                 other   in       limits   405      405      405      405      405
found_group/hidden          GET     in       limits   404      404      404      404      404
want_group                  GET     in       limits   405      405      405      405      405
want_group POST 401 limits find_group! find_group! find_group! find_group! find_group!
want_group                  other   in       limits   405      405      405      405      405
want_group/nothing          POST    in       limits   200      200      200      200      200
take_back_wanted            GET     in       limits   405      405      405      405      405
take_back_wanted            POST    in       limits   404      404      find_group! 404      404
take_back_wanted            other   in       limits   405      405      405      405      405
go_on_waiting               GET     in       limits   405      405      405      405      405
go_on_waiting               POST    in       limits   404      404      find_group! 404      404
go_on_waiting               other   in       limits   405      405      405      405      405
group_settings              GET     in       limits   404      404      agree    403      200
group_settings              POST    401      limits   404      404      agree    403 group_settings!
group_settings              other   in       limits   405      405      405      405      405

wanted                      GET     in       limits   200      403      403      403      403
wanted                      POST    in       limits   405      405      405      405      405
wanted                      other   in       limits   405      405      405      405      405
answer_wanted               GET     in       limits   405      405      405      405      405
answer_wanted               POST    in       limits   wanted!  403      403      403      403
answer_wanted               other   in       limits   405      405      405      405      405
answer_wanted/hidden        POST    in       limits   200      403      403      403      403
put_wanted_aside            GET     in       limits   405      405      405      405      405
put_wanted_aside            POST    in       limits   wanted!  403      403      403      403
put_wanted_aside            other   in       limits   405      405      405      405      405

begin_group/from            GET     in       limits   200      403      403      403      403
leading/at-most             POST    in       limits   403      leading! 403      403      leading!
"""
