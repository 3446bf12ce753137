"""The draw is what its description says: reproducible, unbiased, each member once, by weight, within strata."""

import json
import os
from collections import Counter
from itertools import count, islice, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.domain.draw import rfc3797, selection
from liuzui.ledger.domain.draw.pool import Exclusion, Member, Place, Pool, digest_of, document
from liuzui.ledger.domain.draw.randomness import below, words
from liuzui.ledger.domain.transcript import load_functions
from liuzui.ledger.types import FUNCTIONS, recomputable

DATA = Path(os.environ.get("LIUZUI_DATA", Path(__file__).resolve().parents[5] / "shared" / "data"))
PUBLISHED = sorted(DATA.glob("**/rfc3797*.json"))
SALT = "00" * 32
CRITICAL = {1: 10.83, 2: 13.82, 5: 20.52, 9: 27.88, 23: 49.73}
"""Chi-square that a fair draw exceeds once in a thousand runs, by degrees of freedom."""


def drawn(pool, entropy="05 12 13 22 31 33 + 07"):
    return selection.select({"pool": document(pool, "draw", SALT), "entropy": entropy})["strata"]


def test_the_published_examples_of_rfc_3797_are_there():
    if not PUBLISHED:
        pytest.skip(f"no rfc3797*.json below {DATA}")
    assert PUBLISHED


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_the_published_example_of_rfc_3797_is_reproduced(path):
    told = json.loads(path.read_text())
    load_functions()
    redo = FUNCTIONS["draw.rfc3797", 1]
    found = redo({"inputs": told["inputs"], "pool": told["pool"], "count": len(told["rounds"])})
    assert found == {"key_string": told["key_string"], "rounds": told["rounds"]}
    names = [told["names"][line["selected"] - 1] for line in found["rounds"]]
    assert names[:10] == told["expected_names_first_10"]


def test_rfc_3797_refuses_to_draw_more_than_there_are():
    with pytest.raises(ValueError, match="more are wanted"):
        rfc3797.rounds([1], 3, 4)


def test_the_first_version_of_the_selection_never_changes():
    pool = Pool(
        [Member("甲", 3), Member("乙"), Member("丙", 2), Member("丁"), Member("x", 1, "s"), Member("y", 1, "s")],
        [Place(2, 1), Place(1, 1, "s")],
        [Exclusion("丁", "已注销")],
    )
    sealed = document(pool, "0190", SALT)
    assert digest_of(sealed) == "1198deca6f7114a76fb5871bec469f8e1584160e261082fa1fcbf69fa8eee17d"
    load_functions()
    output = FUNCTIONS["draw.select", 1]({"pool": sealed, "entropy": "05 12 13 22 31 33 + 07"})
    assert output["strata"] == [
        {"stratum": "", "selected": ["甲", "丙"], "alternates": ["乙"]},
        {"stratum": "s", "selected": ["x"], "alternates": ["y"]},
    ]


def test_the_series_is_hmac_sha_256_in_counter_mode():
    import hashlib
    import hmac

    block = hmac.new(b"key", b"stratum\x00" + bytes(7) + b"\x01", hashlib.sha256).digest()
    series = words(b"key", "stratum")
    assert [next(series) for _ in range(8)][4:] == [int.from_bytes(block[n : n + 8], "big") for n in (0, 8, 16, 24)]


def test_a_number_beyond_the_bound_is_thrown_away_and_not_folded():
    assert next(below(5, iter([7, 6, 5, 4]))) == 4
    assert next(below(5, iter([2**63 + 3]))) == 3


def numbers_of(key, stratum):
    """The numbers of a stratum, as the description tells them."""
    import hashlib
    import hmac

    for counter in count():
        block = hmac.new(key, stratum.encode() + bytes(1) + counter.to_bytes(8, "big"), hashlib.sha256).digest()
        yield from (int.from_bytes(block[n : n + 8], "big") for n in range(0, 32, 8))


def key_of(pool, entropy):
    """The key of a draw, as the description tells it."""
    import hashlib

    spell = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    digest = hashlib.sha256(json.dumps(pool, **spell).encode()).hexdigest()
    told = json.dumps({"draw": pool["draw"], "entropy": entropy, "pool": digest}, **spell)
    return hashlib.sha256(told.encode()).digest()


def by_the_book(stratum, key):
    """The description of `selection` written out by hand, without its code."""
    weights = dict(zip(stratum["members"], stratum.get("weights") or [1] * len(stratum["members"]), strict=True))
    left, gone, drawn = weights, 0, []
    for word in numbers_of(key, stratum["stratum"]):
        if len(drawn) == stratum["wanted"] + stratum["alternates"]:
            return drawn
        number = word % 2 ** (sum(left.values()) - 1).bit_length()
        if number < sum(left.values()):
            name = next(name for name in left if (number := number - left[name]) < 0)
            gone += 0 if name in drawn else left[name]
            drawn += [] if name in drawn else [name]
        if 2 * gone > sum(left.values()):
            left, gone = {name: weight for name, weight in weights.items() if name not in drawn}, 0


def test_the_description_alone_is_enough_to_redo_a_draw():
    members = [Member(f"{n:03}", 1 + n % 5, "东" if n % 3 else "西") for n in range(200)]
    sealed = document(Pool(members, [Place(40, 20, "东"), Place(50, 10, "西")]), "d", SALT)
    output = selection.select({"pool": sealed, "entropy": "3128.4471"})
    redone = [by_the_book(stratum, key_of(sealed, "3128.4471")) for stratum in sealed["strata"]]
    assert redone == [stratum["selected"] + stratum["alternates"] for stratum in output["strata"]]


def chi_square(counts, expected):
    return sum((counts[key] - value) ** 2 / value for key, value in expected.items())


@pytest.mark.parametrize("bound", [2, 3, 6, 10])
def test_every_number_below_the_bound_is_equally_likely(bound):
    series = words(b"fixed", "chi")
    counts = Counter(islice(below(bound, series), 20_000))
    assert chi_square(counts, dict.fromkeys(range(bound), 20_000 / bound)) < CRITICAL[bound - 1]


def test_every_order_of_a_small_pool_is_equally_likely():
    counts = Counter(tuple(selection.draw([1] * 4, 4, words(n.to_bytes(4, "big"), ""))) for n in range(12_000))
    assert chi_square(counts, dict.fromkeys(permutations(range(4)), 500)) < CRITICAL[23]


def test_picks_fall_by_weight_among_those_left():
    weights, runs = [6, 3, 1], 20_000
    expected = {
        (a, b): runs * weights[a] / 10 * weights[b] / (10 - weights[a]) for a in range(3) for b in range(3) if a != b
    }
    counts = Counter(tuple(selection.draw(weights, 2, words(n.to_bytes(4, "big"), ""))) for n in range(runs))
    assert chi_square(counts, expected) < CRITICAL[5]


def test_one_heavy_member_does_not_hold_up_the_draw():
    series, taken = words(b"heavy", ""), count()
    counted = (word for word, _ in zip(series, taken, strict=False))
    assert sorted(selection.draw([2**52, *[1] * 100], 101, counted)) == list(range(101))
    assert next(taken) < 2_000


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.data(), st.lists(st.integers(1, 50), min_size=1, max_size=40), st.binary(min_size=1, max_size=8))
def test_each_member_is_drawn_at_most_once_and_more_places_only_add(data, weights, key):
    wanted = data.draw(st.integers(0, len(weights)))
    some, all_ = selection.draw(weights, wanted, words(key, "")), selection.draw(weights, len(weights), words(key, ""))
    assert len(set(some)) == wanted
    assert all_[:wanted] == some
    assert sorted(all_) == list(range(len(weights)))


IDS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=6),
               min_size=2, max_size=20, unique=True)  # fmt: skip


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False), IDS)
def test_the_order_in_which_the_pool_is_handed_in_does_not_matter(random, ids):
    members = [Member(one, 1 + len(one)) for one in ids]
    shuffled = random.sample(members, len(members))
    places = [Place(1, 1)]
    assert document(Pool(members, places), "d", SALT) == document(Pool(shuffled, places), "d", SALT)
    assert drawn(Pool(members, places)) == drawn(Pool(shuffled, places))


def test_strata_are_drawn_apart_and_the_excluded_never():
    members = [Member(f"{stratum}{n}", 1, stratum) for stratum in "AB" for n in range(30)]
    pool = Pool(members, [Place(10, 5, "A"), Place(3, 0, "B")], [Exclusion("A7", "回避"), Exclusion("B1", "已注销")])
    for entropy in map(str, range(100, 160)):
        first, second = drawn(pool, entropy)
        assert (len(first["selected"]), len(first["alternates"]), len(second["selected"])) == (10, 5, 3)
        everyone = first["selected"] + first["alternates"] + second["selected"]
        assert len(set(everyone)) == 18
        assert not {"A7", "B1"} & set(everyone)
        assert {one[0] for one in first["selected"]} == {"A"}


def test_a_changed_pool_entropy_or_draw_gives_another_result():
    pool = Pool([Member(str(n)) for n in range(1000)], [Place(10)])
    first = drawn(pool, "100000")
    assert drawn(pool, "100001") != first
    sealed = document(pool, "another draw", SALT)
    assert selection.select({"pool": sealed, "entropy": "100000"})["strata"] != first
    sealed = document(pool, "draw", "11" * 32)
    assert selection.select({"pool": sealed, "entropy": "100000"})["strata"] != first


A, B = Member("a"), Member("b")


@pytest.mark.parametrize(
    ("pool", "code"),
    [
        (Pool([], [Place(1)]), "draw.empty_pool"),
        (Pool([A, A], [Place(1)]), "draw.twice_in_pool"),
        (Pool([A, Member(" ")], [Place(1)]), "draw.member_without_id"),
        (Pool([A, Member("b", 0)], [Place(1)]), "draw.bad_weight"),
        (Pool([A, Member("b", 2**53)], [Place(1)]), "draw.bad_weight"),
        (Pool([A, Member("b", 1, "s")], [Place(1)]), "draw.no_such_stratum"),
        (Pool([A, B], [Place(1), Place(1)]), "draw.stratum_twice"),
        (Pool([A, B], [Place(1)], [Exclusion("b", "x"), Exclusion("b", "y")]), "draw.excluded_twice"),
        (Pool([A, B], [Place(1)], [Exclusion("c", "x")]), "draw.unknown_exclusion"),
        (Pool([A, B], [Place(1)], [Exclusion("b", " ")]), "draw.exclusion_without_reason"),
        (Pool([A, B], [Place(0)]), "draw.nothing_wanted"),
        (Pool([A, B], [Place(-1)]), "draw.nothing_wanted"),
        (Pool([A, B], []), "draw.no_such_stratum"),
        (Pool([A, B], [Place(3)]), "draw.too_many_wanted"),
        (Pool([A, B], [Place(1, 2)]), "draw.too_many_wanted"),
        (Pool([A, B], [Place(2)], [Exclusion("b", "x")]), "draw.too_many_wanted"),
    ],
)
def test_a_pool_that_cannot_be_drawn_from_is_refused_with_its_reason(pool, code):
    refusal = document(pool, "d", SALT)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s["strata"][0].update(wanted=9),
        lambda s: s["strata"][0].update(wanted=-1),
        lambda s: s["strata"][0].update(weights=[1]),
        lambda s: s["strata"][0].update(weights=[1, 0]),
        lambda s: s["strata"][0].update(weights=[1, 2**53 - 1]),
    ],
)
def test_an_impossible_document_is_not_drawn_from(change):
    sealed = document(Pool([A, B], [Place(1)]), "d", SALT)
    change(sealed)
    with pytest.raises(ValueError, match=r"than there are|weight"):
        selection.select({"pool": sealed, "entropy": "123456"})


def test_a_name_and_version_stand_for_one_function_only():
    load_functions()
    with pytest.raises(ValueError, match="another function already"):
        recomputable("draw.select", 1)(lambda given: given)


def drawn_one_by_one(weights, count, source):
    """The selection as its description says it, number by number, without any shortcut."""
    left, drawn = list(range(len(weights))), []
    while len(drawn) < count:
        total, gone, picked = sum(weights[index] for index in left), 0, []
        while len(drawn) + len(picked) < count and 2 * gone <= total:
            mask = (1 << (total - 1).bit_length()) - 1
            number = next(source) & mask
            if number >= total:
                continue
            for index in left:
                number -= weights[index]
                if number < 0:
                    break
            if index not in picked:
                picked.append(index)
                gone += weights[index]
        drawn += picked
        left = [index for index in left if index not in picked]
    return drawn


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=40), st.booleans(), st.data())
def test_the_quick_selection_is_the_described_one(weights, equal, data):
    weights = [1] * len(weights) if equal else weights
    wanted = data.draw(st.integers(1, len(weights)))
    key = data.draw(st.binary(min_size=1, max_size=4))
    assert selection.draw(weights, wanted, words(key, "s")) == drawn_one_by_one(weights, wanted, words(key, "s"))
