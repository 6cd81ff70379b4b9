"""The rows of the table of doors for what is recommended, and for what things were like.

Ada has recommended something to the morning group. Cleo has said what it was like for her, and so
has Ben, whose words Ada holds back.
"""

TABLE = """
door                  method  visitor  leo      olive    dev      nia      cleo     ada

recommend             GET     in       limits   404      404      agree    403      200
recommend             POST    401      limits   404      404      agree    403      group!
recommend             other   in       limits   405      405      405      405      405
end_recommendation    GET     in       limits   405      405      405      405      405
end_recommendation    POST    in       limits   404      404      agree    403      recommend!
end_recommendation    other   in       limits   405      405      405      405      405
recommend_to_meeting  GET     in       limits   404      404      404      403      200
recommend_to_meeting  POST    401      limits   404      404      404      403      meeting!
recommend_to_meeting  other   in       limits   405      405      405      405      405

impressions           GET     in       limits   404      404      agree    200      200
impressions           POST    401      limits   404      404      agree    impressions! impressions!
impressions           other   in       limits   405      405      405      405      405
impressions/unheard-of  GET   in       limits   404      404      agree    404      404
impressions/unheard-of  POST  401      limits   404      404      agree    404      404
take_back_impression  GET     in       limits   405      405      405      405      405
take_back_impression  POST    in       limits   404      404      agree    impressions! 404
take_back_impression  other   in       limits   405      405      405      405      405
hold_impression       GET     in       limits   404      404      agree    403      200
hold_impression       POST    401      limits   404      404      agree    403      impressions!
hold_impression       other   in       limits   405      405      405      405      405
release_impression    GET     in       limits   405      405      405      405      405
release_impression    POST    in       limits   404      404      agree    403      impressions!
release_impression    other   in       limits   405      405      405      405      405
"""
