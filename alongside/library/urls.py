from django.urls import path

from . import deciding, suggesting, views
from .impressions import views as impressions
from .recommending import views as recommending

urlpatterns = [
    path("library/", views.library, name="library"),
    path("library/topics/<slug:topic>/", views.library_topic, name="library_topic"),
    path("library/resources/<slug:key>/", views.library_resource, name="library_resource"),
    path("library/research/<slug:slug>/", views.library_paper, name="library_paper"),
    path("library/suggest/", suggesting.suggest_resource, name="suggested"),
    path("library/decide/<int:pk>/", deciding.decide_resource, name="decide_resource"),
    path("groups/<str:ref>/recommend/", recommending.recommend, name="recommend"),
    path(
        "groups/<str:ref>/recommend/<int:pk>/end/",
        recommending.end_recommendation,
        name="end_recommendation",
    ),
    path("groups/<str:ref>/library/<slug:key>/", impressions.impressions, name="impressions"),
    path(
        "groups/<str:ref>/library/said/<int:pk>/take-back/",
        impressions.take_back_impression,
        name="take_back_impression",
    ),
    path(
        "groups/<str:ref>/library/said/<int:pk>/hold/",
        impressions.hold_impression,
        name="hold_impression",
    ),
    path(
        "groups/<str:ref>/library/said/<int:pk>/release/",
        impressions.release_impression,
        name="release_impression",
    ),
    path("organise/reviewers/", deciding.reviewers, name="reviewers"),
    path("organise/reviewers/<int:pk>/end/", deciding.end_reviewer, name="end_reviewer"),
]
