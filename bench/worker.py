"""One process of a measurement: takes cases through all verbs for some seconds, prints what it did as JSON.

`python -m bench.worker NAME SECONDS`: says "ready" after a warm-up, begins at the first line it reads.
"""

import json
import sys
import time


def main() -> None:
    """Warm up, wait for the start, count."""
    name, seconds = sys.argv[1], float(sys.argv[2])
    import django

    django.setup()
    from bench.contenders import CONTENDERS

    if name == "product":
        from bench.product import one_case
    else:
        one_case = CONTENDERS[name]
    one_case()
    print("ready", flush=True)
    sys.stdin.readline()
    verbs, began = 0, time.perf_counter()
    while (passed := time.perf_counter() - began) < seconds:
        verbs += one_case()
    print(json.dumps({"verbs": verbs, "seconds": passed}))


if __name__ == "__main__":
    main()
