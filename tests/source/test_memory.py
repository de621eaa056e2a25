from __future__ import annotations

from kran.source.memory import Memory


def test_a_thing_is_made_anew_only_when_what_it_is_made_from_changed() -> None:
    memory = Memory()
    made = [memory.of("a.yaml", source, object) for source in (b"1", b"1", b"2", b"1")]
    assert made[0] is made[1]
    assert made[1] is not made[2]
    assert made[3] not in made[:3]


def test_each_key_has_a_thing_of_its_own() -> None:
    memory = Memory()
    assert memory.of("a", b"", lambda: 1) == 1
    assert memory.of(("a", "b"), b"", lambda: 2) == 2
    assert memory.of("a", b"", lambda: 3) == 1
