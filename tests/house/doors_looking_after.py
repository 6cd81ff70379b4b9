"""The rows of the table of doors for what the care team keeps to, and how it is looked after.

Ben has given somebody to ring, and Ada looks after the case about him.
"""

TABLE = """
door                  method  visitor  leo      olive    dev      nia      cleo     ada

policies              GET     200      200      200      200      200      200      200
policies              POST    405      405      405      405      405      405      405
policies              other   405      405      405      405      405      405      405
policy                GET     200      200      200      200      200      200      200
policy                POST    405      405      405      405      405      405      405
policy                other   405      405      405      405      405      405      405
policy_versions       GET     200      200      200      200      200      200      200
policy_versions       POST    405      405      405      405      405      405      405
policy_versions       other   405      405      405      405      405      405      405
write_policy          GET     in       limits   200      403      403      403      403
write_policy          POST    401      limits   policy!  403      403      403      403
write_policy          other   in       limits   405      405      405      405      405

my_contact            GET     in       limits   200      200      200      200      200
my_contact            POST    401      limits   my_contact! my_contact! my_contact! my_contact! my_contact!
my_contact            other   in       limits   405      405      405      405      405
take_back_contact     GET     in       limits   405      405      405      405      405
take_back_contact     POST    in       limits   my_contact my_contact my_contact my_contact my_contact
take_back_contact     other   in       limits   405      405      405      405      405
open_contact          GET     in       limits   404      404      404      404      200
open_contact          POST    401      limits   404      404      404      404      open_contact!
open_contact          other   in       limits   405      405      405      405      405
open_contact/amber    GET     in       limits   404      404      404      404      404
open_contact/amber    POST    401      limits   404      404      404      404      404

enough                GET     in       limits   200      200      403      403      200
enough                POST    in       limits   enough!  enough!  403      403      enough!
enough                other   in       limits   405      405      405      405      405
practised             GET     in       limits   405      405      405      405      405
practised             POST    in       limits   enough!  enough!  403      403      enough!
practised             other   in       limits   405      405      405      405      405
supervision           GET     in       limits   200      403      403      403      403
supervision           POST    in       limits   405      405      405      405      405
supervision           other   in       limits   405      405      405      405      405
confirm_numbers       GET     in       limits   405      405      405      405      405
confirm_numbers       POST    in       limits   help!    403      403      403      403
confirm_numbers       other   in       limits   405      405      405      405      405

crisis_lines          GET     in       limits   200      403      403      403      403
crisis_lines          POST    in       limits   405      405      405      405      405
crisis_lines          other   in       limits   405      405      405      405      405
add_crisis_line       GET     in       limits   200      403      403      403      403
add_crisis_line       POST    401      limits   crisis_lines! 403      403      403      403
add_crisis_line       other   in       limits   405      405      405      405      405
crisis_line           GET     in       limits   200      403      403      403      403
crisis_line           POST    401      limits   crisis_lines! 403      403      403      403
crisis_line           other   in       limits   405      405      405      405      405
crisis_line_versions  GET     in       limits   200      403      403      403      403
crisis_line_versions  POST    in       limits   405      405      405      405      405
crisis_line_versions  other   in       limits   405      405      405      405      405
confirm_crisis_line   GET     in       limits   405      405      405      405      405
confirm_crisis_line   POST    in       limits   crisis_lines! 403      403      403      403
confirm_crisis_line   other   in       limits   405      405      405      405      405
retire_crisis_line    GET     in       limits   405      405      405      405      405
retire_crisis_line    POST    in       limits   crisis_lines! 403      403      403      403
retire_crisis_line    other   in       limits   405      405      405      405      405
put_back_crisis_line  GET     in       limits   405      405      405      405      405
put_back_crisis_line  POST    in       limits   crisis_lines! 403      403      403      403
put_back_crisis_line  other   in       limits   405      405      405      405      405
"""  # noqa: E501  Three names of doors stand side by side.
