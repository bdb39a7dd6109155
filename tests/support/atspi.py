#!/usr/bin/python3
"""Reads what assistive technology sees of a program (AT-SPI 2), and prints it as JSON.

An independent reader of the protocol: nothing of it is shared with the program.
"""
import json
import sys

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

# Deeper than any page of ours; a tree that goes in circles ends here.
DEEPEST = 60
STATES = {
    'focused': Atspi.StateType.FOCUSED,
    'modal': Atspi.StateType.MODAL,
    'showing': Atspi.StateType.SHOWING,
    'checked': Atspi.StateType.CHECKED,
}


def described(node, depth=0):
    states = node.get_state_set()
    attributes = node.get_attributes() or {}
    children = []
    if depth < DEEPEST:
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                children.append(described(child, depth + 1))
    return {
        'role': node.get_role_name(),
        'name': node.get_name() or '',
        'states': [name for name, state in STATES.items() if states.contains(state)],
        'attributes': {str(key): str(value) for key, value in attributes.items()},
        'children': children,
    }


def main():
    program = sys.argv[1]
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_name() == program:
            print(json.dumps(described(application)))
            return 0
    print('null')
    return 0


sys.exit(main())
