"""`liuzui audit`: check the log in the database, row by row, and name the first bad leaf."""

import argparse
from typing import Any

LINES = {
    "audit.position_missing": ("叶子 {at} 不见了", "leaf {at} is missing"),
    "audit.event_altered": ("叶子 {at} 的事件被改动（{uid}）", "the event of leaf {at} was altered ({uid})"),
    "audit.leaf_altered": (
        "叶子 {at} 到 {last} 中有一片连同事件被改动，或者它们的子树被改动；见证人的镜像能指出是哪一片",
        "of leaves {at} to {last} one was altered with its event, or their subtree was; a witness can tell which",
    ),
    "audit.head_wrong": ("大小为 {at} 的树头不符", "the tree head of size {at} is wrong"),
}


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when something is not as it was sealed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.ledger import reads
    from liuzui.ledger.services.audit import audit

    fault = audit()
    size = reads.size()
    print(told(fault) if fault else f"{size} 个事件和封存时一样 · {size} events are as they were sealed")
    return int(fault is not None)


def told(fault: Any) -> str:
    """A fault in one line, in both languages."""
    zh, en = LINES[fault.code]
    return f"{zh} · {en}".format(at=fault.position, last=fault.last, uid=fault.uid)
