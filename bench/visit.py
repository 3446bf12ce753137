"""`python -m bench.visit`: some cases up to the grant, and an officer's session, for `bench.server`; prints JSON."""

import json
from datetime import timedelta

import django


def main() -> None:
    """Beside the demo's people, those of the benchmark."""
    django.setup()
    from django.conf import settings

    from bench.population import session
    from bench.product import FILED, STEPS, call, good, make_people, people, submit

    make_people()
    numbers = []
    for _ in range(3):
        number = good(submit())["number"]
        for name, who, step in STEPS:
            if name == "issue":
                break
            good(step(number, call(who, FILED + timedelta(hours=1))))
        numbers.append(number)
    account = json.loads(people().read_text())["window"][0]
    print(json.dumps({"numbers": numbers, "cookie": f"{settings.SESSION_COOKIE_NAME}={session(account)}"}))


if __name__ == "__main__":
    main()
