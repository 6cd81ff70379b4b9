"""The doors of notices. The notice, the letter, the device and the token in an address are Cleo’s.

Whoever holds the token of a letter can stop letters with it, signed in or not.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

notices                     GET     in       limits   200      200      200      200      200
notices                     POST    in       limits   405      405      405      405      405
notices                     other   in       limits   405      405      405      405      405
read_notices                GET     in       limits   405      405      405      405      405
read_notices                POST    in       limits   notices  notices  notices  notices! notices
read_notices                other   in       limits   405      405      405      405      405
notice                      GET     in       limits   home     home     home     group!   home
notice                      POST    in       limits   405      405      405      405      405
notice                      other   in       limits   405      405      405      405      405
choices                     GET     in       limits   200      200      200      200      200
choices                     POST    in       limits   choices! choices! choices! choices! choices!
choices                     other   in       limits   405      405      405      405      405
choices_in_group            GET     in       limits   404      404      404      200      200
choices_in_group            POST    in       limits   404      404      404      choices! choices!
choices_in_group            other   in       limits   405      405      405      405      405
letters_again               GET     in       limits   405      405      405      405      405
letters_again               POST    in       limits   choices  choices  choices  choices  choices
letters_again               other   in       limits   405      405      405      405      405
pause_notices               GET     in       limits   405      405      405      405      405
pause_notices               POST    in       limits   choices! choices! choices! choices! choices!
pause_notices               other   in       limits   405      405      405      405      405
notices_again               GET     in       limits   405      405      405      405      405
notices_again               POST    in       limits   choices! choices! choices! choices! choices!
notices_again               other   in       limits   405      405      405      405      405
subscribe                   GET     in       limits   405      405      405      405      405
subscribe                   POST    in       limits   204!     204!     204!     204!     204!
subscribe                   other   in       limits   405      405      405      405      405
unsubscribe_device          GET     in       limits   405      405      405      405      405
unsubscribe_device          POST    in       limits   choices  choices  choices  choices! choices
unsubscribe_device          other   in       limits   405      405      405      405      405
from_outside                GET     in       limits   home     home     home     group!   home
from_outside                POST    in       limits   405      405      405      405      405
from_outside                other   in       limits   405      405      405      405      405
stop_letters                GET     200      200      200      200      200      200      200
stop_letters                POST    200!     200!     200!     200!     200!     200!     200!
stop_letters                other   405      405      405      405      405      405      405
service_worker              GET     200      200      200      200      200      200      200
service_worker              POST    405      405      405      405      405      405      405
service_worker              other   405      405      405      405      405      405      405
demo_outbox                 GET     200      200      200      200      200      200      200
demo_outbox                 POST    405      405      405      405      405      405      405
demo_outbox                 other   405      405      405      405      405      405      405
"""
