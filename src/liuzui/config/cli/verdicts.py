"""What `liuzui verify` says, in both languages: it runs offline, without the county's content.

The public page says the same (content/national/messages/ledger/proofs.yaml; a test compares them).
"""

LINES = {
    "receipt.ok": ("有效：事件在日志中，未被改动", "holds: the event is in the log, unaltered"),
    "receipt.unreadable": ("不是可读的证明文件", "this is not a readable proof file"),
    "receipt.other_thing": (
        "这不是回执、计算记录、抽取或者证明",
        "this is neither a receipt nor a transcript, a draw or a proof",
    ),
    "receipt.malformed": ("回执缺少内容，或者内容不合格式", "the receipt lacks or garbles a part"),
    "receipt.unknown_key": (
        "签名公钥不在信任之列：文件属于另一本日志，或者密钥没有引荐",
        "signed under a key that is not trusted: another log, or a key that nobody introduced",
    ),
    "receipt.unknown_algorithm": ("签名算法本程序没有实现", "signed with an algorithm that this program does not have"),
    "receipt.wrong_introduction": ("新旧密钥的引荐书不成立", "the introduction of one key by another is false"),
    "receipt.wrong_head": ("树头签名不符", "the signature of the tree head is wrong"),
    "receipt.key_too_early": ("树头早于该密钥启用的位置", "the tree head is older than its key"),
    "receipt.retired_key": ("树头由已经停用的密钥签名", "the tree head was signed after its key had retired"),
    "receipt.future_head": ("树头的时间在将来", "the tree head is dated in the future"),
    "receipt.larger_than_log": ("树头比这本日志还大", "the tree head is larger than this log"),
    "receipt.wrong_position": (
        "位置不对：事件不在日志的这个位置",
        "the position is wrong: the event does not stand there in the log",
    ),
    "receipt.wrong_proof": (
        "证明路径被截断或者加长，与位置和大小不合",
        "the proof was cut or lengthened: it does not fit the position and the size",
    ),
    "receipt.altered": ("事件或证明被改动", "the event or its proof was altered"),
    "receipt.other_history": (
        "日志此处是另一个事件：与见证人的镜像不一致",
        "the witness's mirror holds another event at this position",
    ),
    "transcript.ok": (
        "有效：记录在日志中，重新计算的结果相同",
        "holds: the record is in the log, and computing again gives the same result",
    ),
    "transcript.malformed": ("计算记录缺少内容，或者内容不合格式", "the transcript lacks or garbles a part"),
    "transcript.no_receipt": (
        "计算记录还没有回执：封存以后重新下载",
        "the transcript has no receipt yet: download it again once it is sealed",
    ),
    "transcript.other_event": ("回执属于另一个事件", "the receipt belongs to another event"),
    "transcript.altered": (
        "计算记录与日志中的摘要不符，被改动过",
        "the transcript is not the one whose digest is in the log",
    ),
    "transcript.wrong_opening": ("保密内容与公布的承诺值不符", "a closed part is not what was committed to"),
    "transcript.unknown_function": ("本程序没有这个计算方法", "this program does not have the function"),
    "transcript.unknown_version": (
        "本程序没有计算方法的这个版本",
        "this program does not have this version of the function",
    ),
    "transcript.closed": (
        "记录在日志中，但有保密内容没有打开，不能重新计算",
        "the record is in the log, but parts of it are closed, so it cannot be computed again",
    ),
    "transcript.not_computable": ("按所记的输入无法计算", "the recorded input cannot be computed"),
    "transcript.output_differs": (
        "重新计算的结果与所记的不同",
        "computing again gives another result than the one on record",
    ),
    "draw_file.ok": (
        "有效：名单先封存，数值后公布，重新抽取的结果相同",
        "holds: the pool was sealed before the value was published, and drawing again gives the same result",
    ),
    "draw_file.malformed": ("抽取文件缺少内容，或者内容不合格式", "the file of the draw lacks or garbles a part"),
    "draw_file.unfinished": ("这次抽取还没有完成", "the draw is not finished"),
    "draw_file.out_of_order": (
        "抽取的步骤有缺少、重复，或者次序不对",
        "the steps of the draw are incomplete, doubled or out of order",
    ),
    "draw_file.other_draw": ("文件里混有另一次抽取的内容", "a part of the file belongs to another draw"),
    "draw_file.other_pool": ("抽取用的名单不是封存的名单", "the pool drawn from is not the one that was sealed"),
    "draw_file.other_entropy": ("抽取用的数值不是登记的数值", "the value used is not the one on record"),
    "draw_file.sealed_too_late": (
        "名单在数值公布时间之后才封存",
        "the pool was sealed after the time at which the value was published",
    ),
    "draw_file.entropy_too_early": ("数值在公告的时间之前就已填入", "the value was entered before the announced time"),
    "draw_file.annulled": ("抽取计算无误，但已经作废", "the draw was computed rightly, but it was annulled"),
    "inclusion.ok": ("证明成立：叶子在这个树根之下", "holds: the leaf is below this root"),
    "inclusion.wrong": ("证明不成立：叶子不在这个树根之下", "the proof does not lead from the leaf to this root"),
    "consistency.ok": ("一致：较小的日志是较大的日志的开头", "holds: the smaller log is the beginning of the larger"),
    "consistency.wrong": (
        "不一致：较小的日志不是较大的日志的开头",
        "the smaller log is not the beginning of the larger",
    ),
    "unreadable.empty": ("文件是空的", "empty"),
    "unreadable.byte_order_mark": ("开头有字节顺序标记（BOM）", "begins with a byte order mark"),
    "unreadable.too_many_values": ("内容太多", "too many values"),
    "unreadable.too_long": ("文件太长", "too long"),
    "unreadable.too_many_lists": ("列表太多", "too many lists"),
    "unreadable.too_deep": ("嵌套太深", "nested too deeply"),
    "unreadable.not_utf8": ("不是 UTF-8 文字", "not UTF-8"),
    "unreadable.not_json": ("不是完整的 JSON", "not whole JSON"),
    "unreadable.key_twice": ("同一个键出现两次", "a key stands twice"),
    "unreadable.not_whole": ("含有小数、NaN 或者无穷大", "holds a fraction, NaN or infinity"),
    "unreadable.damaged_code": ("二维码内容损坏", "the code is damaged"),
    "part.event": ("事件 event", "event"),
    "part.position": ("位置 position", "position"),
    "part.proof": ("证明路径 proof", "proof"),
    "part.head": ("树头 head", "head"),
}


def line(code: str, detail: str = "") -> str:
    """One line for a verdict; `detail` is the code of what made the file unreadable, or of the garbled part."""
    zh, en = LINES[code]
    if not detail:
        return f"{zh} · {en}"
    zh_why, en_why = LINES[detail]
    return f"{zh}（{zh_why}） · {en}: {en_why}"
