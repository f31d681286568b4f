from portal.kernel.secret import new_code, new_secret, secret_digest


def test_secrets_are_long_and_never_the_same():
    made = {new_secret() for _ in range(50)}

    assert len(made) == 50
    assert all(len(one) >= 43 for one in made)  # 256 bits in base64


def test_a_code_is_six_digits():
    assert all(len(one) == 6 and one.isdecimal() for one in (new_code() for _ in range(50)))


def test_what_is_kept_is_a_digest_and_not_the_secret():
    assert secret_digest("a") == secret_digest("a") != secret_digest("b")
    assert "zirgs" not in secret_digest("zirgs")
