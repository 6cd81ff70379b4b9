"""The rows of the table of doors for words that are held, a private word, and another group.

Of Ben's words Ada can hold some. A story and a reply of Cleo's are held, and another story, of
which an organiser is asked. Ada and Cleo are in the quiet group too.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

hold_story          GET     in       limits   404      404      agree    403      200
hold_story          POST    401      limits   404      404      agree    403      held_story!
hold_story          other   in       limits   405      405      405      405      405
hold_reply          GET     in       limits   404      404      agree    403      200
hold_reply          POST    401      limits   404      404      agree    403      held_reply!
hold_reply          other   in       limits   405      405      405      405      405
held_story          GET     in       limits   404      404      agree    200!     200
held_story          POST    401      limits   404      404      agree    held_story! held_story!
held_story          other   in       limits   405      405      405      405      405
held_reply          GET     in       limits   404      404      agree    200!     200
held_reply          POST    401      limits   404      404      agree    held_reply! held_reply!
held_reply          other   in       limits   405      405      405      405      405
held_story/bens     GET     in       limits   404      404      agree    404      200
held_story/bens     POST    401      limits   404      404      agree    404      held_story!
my_held             GET     in       limits   200      200      200      200      200
my_held             POST    in       limits   405      405      405      405      405
my_held             other   in       limits   405      405      405      405      405
look_again          GET     in       limits   200      403      403      403      403
look_again          POST    401      limits   home!    403      403      403      403
look_again          other   in       limits   405      405      405      405      405

word_about_story    GET     in       limits   404      404      agree    403      200!
word_about_story    POST    401      limits   404      404      agree    403      thread_with!
word_about_story    other   in       limits   405      405      405      405      405
word_about_reply    GET     in       limits   404      404      agree    403      200!
word_about_reply    POST    401      limits   404      404      agree    403      thread_with!
word_about_reply    other   in       limits   405      405      405      405      405
a_reply             GET     in       limits   404      404      404      story    story
a_reply             POST    in       limits   405      405      405      405      405
a_reply             other   in       limits   405      405      405      405      405

propose_move        GET     in       limits   404      404      agree    403      200
propose_move        POST    in       limits   404      404      agree    403      story!
propose_move        other   in       limits   405      405      405      405      405
move                GET     in       limits   404      404      404      200      404
move                POST    in       limits   404      404      404      story!   404
move                other   in       limits   405      405      405      405      405
"""
