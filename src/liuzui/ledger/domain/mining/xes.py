"""XES (IEEE 1849-2016): traces of events with the extensions concept, time, lifecycle and organizational."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from liuzui.ledger.domain.mining import Occurrence, Out, Trace

EXTENSIONS = {"Concept": "concept", "Time": "time", "Lifecycle": "lifecycle", "Organizational": "org"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">\n'
GLOBALS = (
    '  <global scope="trace">\n    <string key="concept:name" value="__INVALID__"/>\n  </global>\n'
    '  <global scope="event">\n    <string key="concept:name" value="__INVALID__"/>\n'
    '    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>\n'
    '    <string key="lifecycle:transition" value="complete"/>\n  </global>\n'
    '  <classifier name="Activity" keys="concept:name"/>\n'
)


def write(out: Out, traces: Iterable[tuple[Trace, Iterable[Occurrence]]]) -> int:
    """Writes a log trace by trace; returns how many events it has."""
    out(HEAD)
    for name, prefix in EXTENSIONS.items():
        out(f'  <extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>\n')
    out(GLOBALS)
    count = 0
    for trace, happened in traces:
        out("  <trace>\n" + strings({"concept:name": trace.name, **trace.attributes}, 4))
        for one in happened:
            out(_event(one))
            count += 1
        out("  </trace>\n")
    out("</log>\n")
    return count


def _event(one: Occurrence) -> str:
    told = {"concept:name": one.kind, "concept:instance": one.id, "lifecycle:transition": "complete"}
    told |= {"org:resource": one.resource} if one.resource else {}
    told |= {"org:group": one.group} if one.group else {}
    date = f'      <date key="time:timestamp" value={quoteattr(one.time)}/>\n'
    return "    <event>\n" + strings({**told, **one.attributes}, 6) + date + "    </event>\n"


def strings(values: Mapping[str, str], indent: int) -> str:
    """Attributes of kind string, one a line."""
    space = " " * indent
    return "".join(f"{space}<string key={quoteattr(k)} value={quoteattr(v)}/>\n" for k, v in values.items())
