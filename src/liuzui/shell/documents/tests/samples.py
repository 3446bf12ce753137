"""One sample of each document, made of invented facts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from liuzui.shell.documents import Signer, contracts
from liuzui.shell.documents.contracts import Document, Head, MaterialLine, Reason, Remedy, Step

AT = datetime(2026, 11, 24, 2, 3, tzinfo=UTC)
DAY = date(2026, 11, 24)
BUREAU = Signer("0107", "新绛县行政审批服务管理局", "行政审批专用章")
CASE = "140825-20261119-0107-000318-6"
HEAD = Head(
    issuer=BUREAU.name,
    number="新审管食字〔2026〕第318号",
    case_number=CASE,
    addressee="新绛县老张家常菜馆",
    item="食品经营许可（新办）",
    date=DAY,
    verify_url=f"http://127.0.0.1:8000/open/verify/{CASE}/",
    advice_phone="0359-0000000",
    complaint_phone="12345",
)
MATERIALS = (MaterialLine(name="经营场所平面布局图", form="电子"), MaterialLine(name="健康证明", copies=3))
REASONS = (Reason(text="未设置相应的消毒、洗涤设备。", article="食品安全法 第三十三条"),)
STEPS = (Step(text="受理当日不计入", article="民法典 第二百零一条"), Step(text="法定期限为20个工作日"))
REMEDIES = (
    Remedy(kind="review", body="新绛县人民政府", limit="六十日", article="行政复议法 第二十条"),
    Remedy(kind="suit", body="有管辖权的人民法院", limit="六个月", article="行政诉讼法 第四十六条"),
)
LICENCE = contracts.FoodBusinessLicence(
    number="JY21408250000010",
    identifier="",
    case_number=CASE,
    holder="新绛县老张家常菜馆",
    holder_number="92140825MA0K12345X",
    representative="张三丰",
    premises="新绛县龙兴镇正平街15号",
    business_form="餐饮服务经营者",
    items=("热食类食品制售", "自制饮品制售"),
    supervisor="新绛县市场监督管理局",
    issuer=BUREAU.name,
    issued_on=DAY,
    valid_to=date(2031, 11, 23),
    verify_url="http://127.0.0.1:8000/open/verify/JY21408250000010/",
)
BUSINESS = contracts.BusinessLicence(
    number="91140825MA0KTE5M1U", case_number=CASE, name="新绛县天禾商贸有限公司", form="有限责任公司",
    representative="张三丰", capital="伍拾万元人民币", premises="新绛县龙兴镇正平街15号",
    scope="日用百货销售；五金产品零售；互联网销售（除销售需要许可的商品）", issuer=BUREAU.name, issued_on=DAY,
    verify_url="http://127.0.0.1:8000/open/verify/91140825MA0KTE5M1U/",
)  # fmt: skip
DEFECT = contracts.Defect(material="布局图", defect="未标明分区", required="重新提交", article="办法")
SAMPLES: tuple[Document, ...] = (
    contracts.Receipt(
        head=HEAD,
        received_at=AT,
        channel="网上申请",
        submitted_by="张三丰",
        materials=MATERIALS,
        notice_due=date(2026, 12, 1),
    ),
    contracts.CorrectionNotice(head=HEAD, received_at=AT, defects=(DEFECT,), notice_due=date(2026, 12, 1)),
    contracts.CorrectionsReceived(
        head=HEAD, received_at=AT, notice_number="补〔2026〕1号", submitted_by="张三丰", materials=MATERIALS
    ),
    contracts.Acceptance(head=HEAD, received_on=DAY, accepted_on=DAY, due_on=date(2026, 12, 22), derivation=STEPS),
    contracts.AcceptanceRefusal(
        head=HEAD,
        received_on=DAY,
        reason="not_competent",
        reasons=REASONS,
        right_body="运城市行政审批服务管理局",
        right_body_contact="运城市",
        remedies=REMEDIES,
    ),
    contracts.SpecialProcedure(
        head=HEAD,
        accepted_on=DAY,
        procedure="专家评审",
        what="评审布局",
        time_needed="10个工作日",
        started_on=DAY,
        done_by="专家组",
    ),
    contracts.Extension(
        head=HEAD,
        accepted_on=DAY,
        former_due=date(2026, 12, 22),
        new_due=date(2027, 1, 6),
        time_added="10个工作日",
        approved_by="本机关负责人",
        reasons=REASONS,
        derivation=STEPS,
        provisional=True,
    ),
    contracts.Grant(head=HEAD, accepted_on=DAY, granted=(("经营者名称", "老张家常菜馆"),), remedies=REMEDIES),
    contracts.RegistrationRefusal(head=HEAD, received_on=DAY, reasons=REASONS, remedies=REMEDIES),
    contracts.Refusal(head=HEAD, accepted_on=DAY, facts=("现场核查。",), reasons=REASONS, remedies=REMEDIES),
    contracts.LicenceDecision(
        head=HEAD,
        licence="JY21408250000010",
        issued_on=DAY,
        valid_to=date(2031, 11, 23),
        facts="健康证明系伪造。",
        cause="以欺骗手段取得",
        decided="本机关决定撤销该行政许可。",
        compensation=True,
        remedies=REMEDIES,
        articles=("行政许可法 第六十九条",),
    ),
    contracts.Withdrawal(head=HEAD, received_on=DAY, withdrawn_at=AT, submitted_by="张三丰"),
    contracts.ProofOfService(
        head=HEAD,
        document="准予行政许可决定书",
        document_number="准〔2026〕1号",
        channel="电子送达",
        address="我的消息",
        sent_at=AT,
        served_by=("王五",),
    ),
    LICENCE,
    BUSINESS,
    contracts.RegistrationGrant(
        head=HEAD,
        received_on=DAY,
        granted=(("名称", "新绛县天禾商贸有限公司"),),
        automatic=True,
        articles=("市场主体登记管理条例 第十九条",),
    ),
    contracts.DoubleNotice(
        head=HEAD,
        name="新绛县天禾商贸有限公司",
        code="91140825MA0KTE5M1U",
        lines=(("食品销售", "食品经营许可证", "县行政审批服务管理局"),),
    ),
    contracts.HandOver(
        head=HEAD,
        collected_at=AT,
        collected_by="张三丰",
        document="居民身份证",
        served_by="王五",
        results=(("设立登记", "营业执照", "91140825MA0KTE5M1U"),),
    ),
    contracts.HearingRight(head=HEAD, reason="相邻住户的油烟影响", told_on=DAY, ask_by=date(2026, 12, 1)),
    contracts.HearingNotice(head=HEAD, held_at=AT, place="三楼会议室", chair="王主持", stopped_on=DAY),
    contracts.HearingRecord(head=HEAD, held_at=AT, place="三楼会议室", chair="王主持", record="申请人：同意加装净化。"),
)


def receipt(**head: Any) -> contracts.Receipt:
    """The receipt with other words on its head."""
    sample = SAMPLES[0]
    assert isinstance(sample, contracts.Receipt)
    return replace(sample, head=replace(HEAD, **head))
