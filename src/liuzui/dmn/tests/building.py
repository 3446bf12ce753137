"""Small models for tests, written short."""

from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def model(*parts: str, namespace: str = "urn:test", name: str = "test", extra: str = "") -> bytes:
    """A model file of these parts."""
    head = f'<definitions xmlns="{NAMESPACE}" xmlns:x="urn:x" name="{name}" namespace="{namespace}" id="d" {extra}>'
    return f"{head}{''.join(parts)}</definitions>".encode()


def given(name: str, type_ref: str = "") -> str:
    """Input data; its id is its name."""
    return f"<inputData id={quoteattr(name)} name={quoteattr(name)}>{variable(name, type_ref)}</inputData>"


def variable(name: str, type_ref: str = "") -> str:
    """A variable with its type."""
    typed = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    return f"<variable name={quoteattr(name)}{typed}/>"


def text(source: str) -> str:
    """A literal expression."""
    return f"<literalExpression><text>{escape(source)}</text></literalExpression>"


def needs(inputs: tuple[str, ...] = (), decisions: tuple[str, ...] = (), knowledge: tuple[str, ...] = ()) -> str:
    """Requirements by id."""
    found = [f'<informationRequirement><requiredInput href="{_href(one)}"/></informationRequirement>' for one in inputs]
    found += [
        f'<informationRequirement><requiredDecision href="{_href(one)}"/></informationRequirement>' for one in decisions
    ]
    found += [
        f'<knowledgeRequirement><requiredKnowledge href="{_href(one)}"/></knowledgeRequirement>' for one in knowledge
    ]
    return "".join(found)


def _href(one: str) -> str:
    return escape(one if "#" in one else f"#{one}", {'"': "&quot;"})


def decision(name: str, logic: str, requirements: str = "", type_ref: str = "") -> str:
    """A decision; its id is its name."""
    opening = f"<decision id={quoteattr(name)} name={quoteattr(name)}>"
    return f"{opening}{variable(name, type_ref)}{requirements}{logic}</decision>"


def knowledge(name: str, parameters: dict[str, str], logic: str, requirements: str = "", type_ref: str = "") -> str:
    """A business knowledge model."""
    formal = "".join(
        f"<formalParameter name={quoteattr(one)}" + (f" typeRef={quoteattr(kind)}" if kind else "") + "/>"
        for one, kind in parameters.items()
    )
    body = f"<encapsulatedLogic>{formal}{logic}</encapsulatedLogic>"
    opening = f"<businessKnowledgeModel id={quoteattr(name)} name={quoteattr(name)}>"
    return f"{opening}{variable(name, type_ref)}{body}{requirements}</businessKnowledgeModel>"


def table(columns: dict[str, str], rules: list[tuple[str, ...]], policy: str = "UNIQUE", **more: str) -> str:
    """A decision table; columns by text with their types, each rule its cells and last its results.

    `outputs` are names with commas between, `values` their output values (`;` between), `default` the default output,
    `expected` the input values by column (`;` between).
    """
    expected = more.get("expected", "").split(";") + [""] * len(columns)
    inputs = "".join(
        f'<input label={quoteattr(source)}><inputExpression typeRef="{kind}"><text>{escape(source)}</text>'
        f"</inputExpression>{_values('inputValues', allowed)}</input>"
        for (source, kind), allowed in zip(columns.items(), expected, strict=False)
    )
    outputs = _outputs(more)
    rows = "".join(_row(rule, len(columns)) for rule in rules)
    aggregation = f' aggregation="{more["aggregation"]}"' if "aggregation" in more else ""
    return f'<decisionTable hitPolicy="{policy}"{aggregation}>{inputs}{outputs}{rows}</decisionTable>'


def _values(tag: str, source: str) -> str:
    return f"<{tag}><text>{escape(source)}</text></{tag}>" if source else ""


def _outputs(more: dict[str, str]) -> str:
    names = more.get("outputs", "").split(",")
    values = more.get("values", "").split(";") + [""] * len(names)
    defaults = more.get("default", "").split(";") + [""] * len(names)
    kind = f' typeRef="{more["output_type"]}"' if "output_type" in more else ""
    return "".join(
        f"<output name={quoteattr(name)}{kind}>{_values('outputValues', allowed)}"
        f"{_values('defaultOutputEntry', default)}</output>"
        for name, allowed, default in zip(names, values, defaults, strict=False)
    )


def _row(rule: tuple[str, ...], columns: int) -> str:
    cells = "".join(f"<inputEntry><text>{escape(one)}</text></inputEntry>" for one in rule[:columns])
    cells += "".join(f"<outputEntry><text>{escape(one)}</text></outputEntry>" for one in rule[columns:])
    return f"<rule>{cells}</rule>"
