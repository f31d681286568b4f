"""Each member reads in an order of their own, which never changes."""

from portal.evaluation.rules.order import PRIME, multiplier, place

KEYS = range(1, 2001)


def test_no_two_applications_stand_in_one_place():
    for member in range(1, 20):
        places = [place(key, member) for key in KEYS]
        assert len(set(places)) == len(places)
        assert all(0 <= one < PRIME for one in places)


def test_members_read_in_different_orders():
    orders = {tuple(sorted(KEYS, key=lambda key: place(key, member))) for member in range(1, 20)}

    assert len(orders) == 19


def test_the_order_is_the_same_next_year():
    assert [multiplier(member) for member in (1, 2)] == [1702716437, 1689410825]
