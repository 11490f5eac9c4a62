//! Schemes that send credentials, and the schemes of endpoints.

use super::{Case, lines};

const SCHEMES: &str = "\
[api]
name = 'B'
auth = 'bot'
[credential.client]
kind = 'text'
[credential.secret]
kind = 'secret'
[auth.bot]
scheme = 'headers'
headers = { Authorization = 'Bot {secret}', X-CLIENT = '{client}' }
query = { token = '{secret}' }
[auth.account]
scheme = 'basic'
user = '{client}'
password = '{secret}'
[resource.orders]
[endpoint.'orders.list']
http = 'GET /orders'
auth = 'account'
retry = 'safe'
";

/// A server rejects requests with other credentials.
#[test]
fn schemes() {
    let cases: &[Case] = &[
        (
            "Bot {secret}",
            "Token {secret}",
            &["major auth `bot`: `headers` changed"],
        ),
        (
            "token = '{secret}'",
            "key = '{secret}'",
            &["major auth `bot`: `query` changed"],
        ),
        (
            "user = '{client}'",
            "user = '{client}/user'",
            &["major auth `account`: `user` and `password` changed"],
        ),
        (
            "scheme = 'headers'",
            "scheme = 'headers'\ndoc = 'A.'",
            &["patch auth `bot`: `doc` changed"],
        ),
        (
            "auth = 'account'",
            "auth = 'none'",
            &[
                "major auth `account`: removed",
                "major endpoint `orders.list`: `auth` `account` → `none`",
            ],
        ),
        (
            "kind = 'secret'",
            "kind = 'secret'\noptional = true",
            &["major credential `secret`: `optional` false → true"],
        ),
    ];
    for (old, new, expected) in cases {
        let found = lines(SCHEMES, &SCHEMES.replacen(old, new, 1));
        assert_eq!(found, *expected, "{old} → {new}");
    }
}

/// Code that creates a client does not compile with another kind of key.
#[test]
fn the_value_that_a_client_is_created_from() {
    let api = |auth: &str, scheme: &str| format!("[api]\nname = 'R'\nauth = '{auth}'\n{scheme}");
    let key = api("k", "[auth.k]\nscheme = 'bearer'\n");
    let none = api("none", "");
    assert_eq!(
        lines(&key, &none),
        [
            "major the API: `auth` changed",
            "major the API: `ApiKey` → no key",
        ],
    );
    let word = api(
        "k",
        "[auth.k]\nscheme = 'headers'\nheaders = { Authorization = 'Bot {key}' }\n",
    );
    assert_eq!(
        lines(&key, &word),
        ["major the API: `auth` changed", "minor auth `k`: added",],
    );
    assert!(lines(&none, SCHEMES).contains(&"major the API: no key → `Credentials`".to_owned()));
}
