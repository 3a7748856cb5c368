from collections import Counter
from typing import get_args

import pytest

from mltui.actions import ACTIONS, FULL_WIDTH, SCOPES, Spot, bound, keys_table, shown_keys


def keys_of(action):
    return action.keys.split(",")


def test_no_key_means_two_things():
    counted = Counter(key for action in ACTIONS for key in keys_of(action))
    assert {key for key, times in counted.items() if times > 1} == set()


def test_no_action_stands_twice():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_key_belongs_to_the_terminal():
    taken = {f"ctrl+{letter}" for letter in "absqzhim"} | {"ctrl+left_square_bracket"}
    assert taken.isdisjoint(key for action in ACTIONS for key in keys_of(action))


@pytest.mark.parametrize("spot", get_args(Spot))
def test_the_footer_shows_five(spot):
    assert sum(spot in action.footer for action in ACTIONS) == 5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_names_every_action_under_its_scope(language):
    table = keys_table(language)
    for action in ACTIONS:
        assert f"| {action.label(language)} |" in table
    for titles in SCOPES.values():
        assert titles[language == "en"] in table


def test_a_remapped_action_has_its_new_keys_only():
    changed = {action.id: action for action in bound({"search": "ctrl+k", "nothing": "x"})}
    assert changed["search"].keys == "ctrl+k"
    assert changed["find"] in ACTIONS
    assert len(changed) == len(ACTIONS)
    assert "`Ctrl+K` | Search the library" in keys_table("en", bound({"search": "ctrl+k"}))


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("slash,ctrl+f", ("/", "Ctrl+F")),
        ("question_mark,f1", ("?", "F1")),
        ("shift+tab", ("Shift+Tab",)),
        ("alt+left", ("Alt+←",)),
        ("G,end", ("G", "End")),
        ("f", ("f",)),
    ],
)
def test_keys_are_shown_as_people_write_them(keys, shown):
    assert shown_keys(keys) == shown


def test_full_width_punctuation_stands_in_only_for_keys_that_exist():
    bound_keys = {key for action in ACTIONS for key in keys_of(action)}
    assert set(FULL_WIDTH) <= bound_keys
