from django.urls import path

from . import deciding, suggesting, views

urlpatterns = [
    path("library/", views.library, name="library"),
    path("library/topics/<slug:topic>/", views.library_topic, name="library_topic"),
    path("library/resources/<slug:key>/", views.library_resource, name="library_resource"),
    path("library/research/<slug:slug>/", views.library_paper, name="library_paper"),
    path("library/suggest/", suggesting.suggest_resource, name="suggested"),
    path("library/decide/<int:pk>/", deciding.decide_resource, name="decide_resource"),
    path("organise/reviewers/", deciding.reviewers, name="reviewers"),
    path("organise/reviewers/<int:pk>/end/", deciding.end_reviewer, name="end_reviewer"),
]
