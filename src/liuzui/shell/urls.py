"""Routes that belong to no context."""

from liuzui.shell import views
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("language/<str:code>/", views.language, name="language", access=PUBLIC),
    route("elders/<str:state>/", views.elders, name="elders", access=PUBLIC),
    route("gallery", views.gallery, name="gallery", access=PUBLIC),
]
