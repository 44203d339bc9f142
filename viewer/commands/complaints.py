"""What argparse finds wrong with a command line: it says so in English, the catalogue in words."""

from data.messages import Message, said


def told(fault: str) -> Message | str:
    """Return the message of a fault that argparse has put into English; others stay as they are."""
    head, _, rest = fault.partition(": ")
    if head == "the following arguments are required":
        return said("the following arguments are required: {names}", names=rest)
    if rest and head.startswith("argument "):
        name = head.removeprefix("argument ")
        return said("argument {name}: {fault}", name=name, fault=_of_value(rest))
    return fault


def _of_value(fault: str) -> Message | str:
    """Return what is wrong with the value of an argument."""
    if fault == "expected one argument":
        return said("expected one argument")
    head, _, rest = fault.partition(": ")
    if head == "invalid choice":
        value, _, choices = rest.rpartition(" (choose from ")
        choices = choices.removesuffix(")")
        return said("invalid choice: {value} (choose from {choices})", value=value, choices=choices)
    if head.startswith("invalid ") and head.endswith(" value"):
        kind = head.removeprefix("invalid ").removesuffix(" value")
        return said("invalid {kind} value: {value}", kind=kind, value=rest)
    if fault.startswith("not allowed with argument "):
        other = fault.removeprefix("not allowed with argument ")
        return said("not allowed with argument {other}", other=other)
    if fault.startswith("ignored explicit argument "):
        value = fault.removeprefix("ignored explicit argument ")
        return said("ignored explicit argument {value}", value=value)
    return fault
