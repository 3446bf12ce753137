"""How each rule of the linter is broken: code, file, words that stand there, words put in their place."""

from liuzui.releases.tests.content import ITEM, PART

BASIS, MATERIALS, HANDLING, FORM = (
    PART + name for name in ("basis.yaml", "materials.yaml", "handling.yaml", "form.yaml")
)
DIVISION = "xinjiang/lists/divisions/140825104.yaml"
APPROVAL = "xinjiang/agencies/0107-approval.yaml"
CATALOG = "national/messages/catalog.yaml"

FOOD = "national/decisions/food-business"

SPOILED = [
    ("lint.table_example", f"{FOOD}.examples.yaml", "expect: 备案", "expect: 许可"),
    ("lint.table_check", f"{FOOD}.dmn", '"餐饮服务"</text></inputEntry>', "-</text></inputEntry>"),
    ("lint.table_unreadable", f"{FOOD}.dmn", "</definitions>", ""),
    ("lint.table_no_decision", f"{FOOD}.yaml", "decision: 食品经营准入", "decision: 食品"),
    ("lint.table_question", f"{FOOD}.yaml", "fact: 经营方式", "fact: 大小"),
    ("lint.unknown_reference", f"{FOOD}.yaml", "item: food-business-licence", "item: no-such-item"),
    ("lint.nothing_sets_the_licence", BASIS, "role: sets", "role: implements"),
    ("lint.no_article", BASIS, "article: 第三十五条", 'article: ""'),
    ("lint.sure_without_reference", BASIS, "reference: 食品安全法（2021年修正）", 'reference: ""'),
    (
        "lint.condition_without_basis",
        BASIS,
        "article: 食品安全法 第三十三条第一款第二项",
        "article: 县政府办公室通知 第三条",
    ),
    ("lint.county_condition", BASIS, "  - key: layout\n", "  - key: layout\n    origin: county\n"),
    ("lint.no_article", ITEM, "article: 行政许可法 第四十四条,", 'article: "",'),
    ("lint.promise_longer_than_law", ITEM, "promised:\n    amount: 5\n", "promised:\n    amount: 11\n"),
    (
        "lint.promise_longer_than_law",
        ITEM,
        "amount: 5\n    unit: workday\n    article: 优化",
        "amount: 11\n    unit: day\n    article: 优化",
    ),
    ("lint.limit_longer_than_regime", ITEM, "legal: {amount: 20,", "legal: {amount: 21,"),
    ("lint.limit_negative", ITEM, "extension: {amount: 10,", "extension: {amount: -1,"),
    ("lint.runs_on_unknown_limit", ITEM, "delivery: {amount: 10,", "delivery: {amount: unknown,"),
    ("lint.fee_without_law", ITEM, "fee: {charged: false,", "fee: {charged: true, amount_fen: 100,"),
    ("lint.fee_without_amount", ITEM, "fee: {charged: false,", "fee: {charged: true,"),
    ("lint.commitment_excluded", ITEM, "commitment:\n  allowed: false", "commitment:\n  allowed: true"),
    ("lint.gap_without_deadline", ITEM, "tolerated_gap:\n  allowed: false", "tolerated_gap:\n  allowed: true"),
    ("lint.no_remedies", ITEM, "  - kind: litigation", "  - kind: reconsideration"),
    ("lint.unknown_reference", ITEM, 'authority: "0107"', 'authority: "0999"'),
    ("lint.unknown_reference", ITEM, 'agency: "0100"', 'agency: "0998"'),
    ("lint.unknown_reference", ITEM, "regime: licence", "regime: licencing"),
    ("lint.unknown_reference", ITEM, "  - kind: litigation", "  - kind: lawsuit"),
    (
        "lint.suppliable_but_demanded",
        MATERIALS,
        "licence.business.valid\n    demanded: false",
        "licence.business.valid",
    ),
    ("lint.suppliable_but_demanded", MATERIALS, "key: vending-devices", "key: identity-card"),
    ("lint.nobody_supplies", MATERIALS, "    supplied_by: party.mandate\n", ""),
    (
        "lint.no_article",
        MATERIALS,
        "    article: 食品经营许可和备案管理办法（条号未核实）\n    help",
        '    article: ""\n    help',
    ),
    ("lint.unknown_reference", ITEM, "premises: premises-address", "premises: moon-address"),
    ("lint.unknown_part", ITEM, "online: true\n", "online: true\nunknown_parts: [materials]\n"),
    ("lint.copies", MATERIALS, "key: safety-rules\n", "key: safety-rules\n    copies: 3\n"),
    ("lint.gap_not_allowed", MATERIALS, "key: safety-rules\n", "key: safety-rules\n    tolerated_gap: true\n"),
    ("lint.unknown_reference", MATERIALS, "supplied_by: licence.business.valid", "supplied_by: licence.moon"),
    ("lint.unknown_reference", MATERIALS, "when: {field: vending,", "when: {field: spending,"),
    ("lint.unknown_reference", MATERIALS, 'among: ["yes"]', 'among: ["perhaps"]'),
    ("lint.duplicate_key", MATERIALS, "key: safety-rules", "key: mandate"),
    (
        "lint.attendance_without_law",
        HANDLING,
        "by: window\n    article: 行政许可法 第三十二条",
        "by: window\n    attendance: true",
    ),
    ("lint.too_few_officers", HANDLING, "officers: 2", "officers: 1"),
    (
        "lint.one_phone",
        HANDLING,
        "advice: {value: unknown, reference: 咨询电话待县审批局提供}\n    complaint: {value: unknown,",
        'advice: {value: "0359-1"}\n    complaint: {value: "0359-1",',
    ),
    ("lint.unknown_reference", FORM, "fact: organisation.uscc", "fact: organisation.shoe-size"),
    ("lint.unknown_reference", FORM, "among: [sales]", "among: [sails]"),
    ("lint.unknown_reference", FORM, "at_most: premises-area", "at_most: moon-area"),
    ("lint.bound_not_comparable", FORM, "at_most: premises-area", "at_most: staff-count"),
    ("lint.bound_not_comparable", FORM, "at_most: premises-area", "at_most: kitchen-area"),
    ("lint.duplicate_key", FORM, "key: contact-name", "key: operator-name"),
    (
        "lint.one_phone",
        APPROVAL,
        "advice_phone: {value: unknown}\ncomplaint_phone: {value: unknown}",
        'advice_phone: {value: "1"}\ncomplaint_phone: {value: "1"}',
    ),
    ("lint.bad_uscc", APPROVAL, "uscc: {value: unknown}", 'uscc: {value: "911100006000373410"}'),
    (
        "lint.bad_code",
        ITEM,
        "body: {value: unknown, reference: 县审批局统一社会信用代码待提供}\n  basic: {value: unknown,",
        'body: {value: "x"}\n  basic: {value: "1",',
    ),
    ("lint.slots_differ", CATALOG, "没有这个事项：{code}", "没有这个事项：{item}"),
    ("lint.language_missing", CATALOG, "unknown (not yet verified)", "未知"),
    ("lint.checked_in_the_future", ITEM, "verified: 2026-06-26", "verified: 2027-06-26"),
    ("lint.division_outside", DIVISION, 'code: "140825104201"', 'code: "140825105201"'),
    ("lint.division_outside", DIVISION, 'code: "140825104"', 'code: "140826104"'),
    ("content.missing_key", ITEM, "regime: licence\n", ""),
    ("content.unknown_key", ITEM, "regime: licence", "regime: licence\nregimen: licence"),
    ("content.not_a_choice", ITEM, "handling: promised", "handling: slow"),
    ("content.bad_pattern", ITEM, 'type: "01"', 'type: "99"'),
    ("content.bad_value", ITEM, "legal: {amount: 20,", 'legal: {amount: "20",'),
    ("content.bad_date", ITEM, "verified: 2026-06-26", "verified: 26 June 2026"),
    ("content.not_yaml", ITEM, "regime: licence", "regime: [licence"),
    ("content.repeated_key", ITEM, "regime: licence", "regime: licence\nregime: licence"),
    ("content.missing_key", CATALOG, '\n  en: "unknown (not yet verified)"', ""),
]
