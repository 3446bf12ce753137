"""Files company set-ups from a CSV of names, scopes, capitals and addresses, and prints what came of each.

    python examples/setup_from_csv.py companies.csv --url http://127.0.0.1:8000 --token TOKEN

Columns are found by their headings, Chinese or English (名称 name, 经营范围 scope, 注册资本 capital, 地址 address);
everything is sent as it stands in the file. The token's own person applies, invests and holds all posts. A retry of
the same row is the same application. Standard library only.
"""

import argparse
import csv
import hashlib
import json
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import date

HEADINGS = {
    "name": ("企业名称", "公司名称", "名称", "name", "company", "company_name"),
    "scope": ("经营范围", "scope", "business_scope"),
    "capital": ("注册资本", "注册资金", "出资额", "capital", "registered_capital"),
    "address": ("注册地址", "地址", "住所", "经营场所", "address", "registered_address"),
}
TYPES = (
    ("合作社", "farmers-cooperative"), ("有限合伙", "limited-partnership"), ("合伙", "partnership"),
    ("独资", "sole-owner-enterprise"), ("公司", "limited-company"),
)  # fmt: skip
TRIES = 5


def kind_of(name: str) -> str:
    """The type that a name speaks of; an individual business where it says nothing."""
    return next((kind for word, kind in TYPES if word in name), "individual-business")


def rows(path: str) -> Iterator[dict[str, str]]:
    """The rows of the file under the headings of this program."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            known = {(key or "").strip().lower(): (text or "").strip() for key, text in row.items() if key}
            yield {mine: next((known[one] for one in theirs if one in known), "") for mine, theirs in HEADINGS.items()}


def answers(row: dict[str, str]) -> dict[str, object]:
    """The answers of the form that a row gives; the founder is the token's person."""
    kind = kind_of(row["name"])
    given: dict[str, object] = {
        "entity-type": kind, "company-name": row["name"], "scope": row["scope"], "premises-typed": row["address"],
        "capital": row["capital"], "founders": "me", "has-employees": False, "wants-bank": False,
    }  # fmt: skip
    if kind == "limited-company":
        given |= {"capital-due": f"{date.today().year + 4}-12-31", "no-supervisor": True}
    if kind not in ("individual-business", "sole-owner-enterprise", "farmers-cooperative"):
        given["owners-exempt"] = True
    return given


def send(url: str, token: str, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    """Posts one application under a key made of its content; tries again when the server is busy or away."""
    data = json.dumps(body, ensure_ascii=False).encode()
    headers = {
        "Authorization": f"Bearer {token}", "Content-Type": "application/json",
        "Idempotency-Key": hashlib.sha256(data).hexdigest()[:40],
    }  # fmt: skip
    if not url.startswith(("http://", "https://")):
        raise SystemExit(f"not an address of a server: {url}")
    for attempt in range(1, TRIES + 1):
        try:
            request = urllib.request.Request(f"{url}/api/v1/matters/company-setup/applications", data, headers)
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            if error.code < 500 or attempt == TRIES:
                return error.code, json.loads(error.read() or b"{}")
        except OSError:
            if attempt == TRIES:
                raise
        time.sleep(attempt)
    raise AssertionError


def told(status: int, answer: dict[str, object], lang: str) -> tuple[str, str]:
    """The outcome in one word, and the words that belong to it."""
    listed = answer.get("problems") or answer.get("reasons") or ()
    words = "; ".join(str(one["message"][lang]) for one in listed)  # type: ignore[attr-defined]
    if status == 201:
        return ("licence" if answer["instant"] else "officer"), f"{answer['number']} {words}".strip()
    return "error", words or json.dumps(answer, ensure_ascii=False)


def main() -> int:
    """Exit code 1 when any row ended in an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--token", required=True)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--strict", action="store_true", help="do not file what the examination objects to")
    options = parser.parse_args()
    count, began = Counter[str](), time.monotonic()
    for row in rows(options.file):
        body = {"values": answers(row), "insists": not options.strict}
        outcome, words = told(*send(options.url, options.token, body), options.lang)
        count[outcome] += 1
        print(f"{outcome}\t{row['name']}\t{words}", flush=True)
    print(f"{dict(count)} in {time.monotonic() - began:.1f} s", file=sys.stderr)
    return int(count["error"] > 0)


if __name__ == "__main__":
    sys.exit(main())
