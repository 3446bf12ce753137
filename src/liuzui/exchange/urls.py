"""Routes of the exchange."""

from liuzui.exchange.views import readings
from liuzui.shell.access import SIGNED_IN, route

urlpatterns = [
    route("my/readings/", readings.readings, name="readings", access=SIGNED_IN),
]
