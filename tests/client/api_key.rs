//! The key: what can be one, what it tells, and the variable that holds it.

use durianpay_client::{API_KEY_VARIABLE, ApiKey, ApiKeyError, Client, ErrorKind, Outcome};

#[test]
fn invalid_keys_are_rejected() {
    for (text, expected) in [
        ("", ApiKeyError::Empty),
        (" ", ApiKeyError::Empty),
        ("\t\r\n", ApiKeyError::Empty),
        ("\u{a0}\u{3000}", ApiKeyError::Empty),
        (" dp_test_demo", ApiKeyError::WhiteSpace),
        ("dp_test_demo ", ApiKeyError::WhiteSpace),
        ("dp_test_demo\r\n", ApiKeyError::WhiteSpace),
        ("dp_test_\tdemo", ApiKeyError::WhiteSpace),
        ("dp_test_demo\u{a0}", ApiKeyError::WhiteSpace),
        ("dp_test_demo\nX-Evil: 1", ApiKeyError::WhiteSpace),
        ("Basic ZHBfdGVzdF9kZW1vOg==", ApiKeyError::WhiteSpace),
        ("dp_test_\0demo", ApiKeyError::Control),
        ("dp_test_demo\u{1b}[31m", ApiKeyError::Control),
        ("dp_test_demo\u{7f}", ApiKeyError::Control),
        ("dp_test_demo:", ApiKeyError::Colon),
        (":dp_test_demo", ApiKeyError::Colon),
        ("dp_test_demo:password", ApiKeyError::Colon),
    ] {
        assert_eq!(ApiKey::new(text).err(), Some(expected), "{text:?}");
        assert_eq!(text.parse::<ApiKey>().err(), Some(expected), "{text:?}");
        let shown = format!("{expected} {expected:?}");
        assert!(!shown.contains("demo"), "{shown}");
    }
}

#[test]
fn a_key_has_at_most_1024_bytes() {
    assert!(ApiKey::new("x".repeat(1024)).is_ok());
    for too_long in ["x".repeat(1025), " ".repeat(1025), "é".repeat(513)] {
        assert_eq!(ApiKey::new(too_long).err(), Some(ApiKeyError::TooLong));
    }
}

#[test]
fn the_environment_follows_the_key() {
    for (text, name, live) in [
        ("dp_test_demo", Some("sandbox"), Some(false)),
        ("dp_live_demo", Some("live"), Some(true)),
        ("dp_live_dp_test_", Some("live"), Some(true)),
        ("DP_LIVE_demo", None, None),
        ("dp_demo", None, None),
        ("x_dp_live_demo", None, None),
    ] {
        let key = ApiKey::new(text).unwrap();
        assert_eq!(key.environment().map(|found| found.name), name, "{text}");
        assert_eq!(key.environment().map(|found| found.live), live, "{text}");
    }
}

#[test]
fn the_key_determines_the_environment_of_a_client() {
    for (key, base_url) in [
        ("dp_test_demo", "https://api-sandbox.durianpay.id/v1"),
        ("dp_live_demo", "https://api.durianpay.id/v1"),
    ] {
        let client = Client::new(ApiKey::new(key).unwrap()).unwrap();
        assert_eq!(client.base_url(), base_url);
    }
    let error = Client::new(ApiKey::new("sk_demo").unwrap()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.outcome(), Outcome::NotSent);
    let text = error.to_string();
    assert!(
        text.contains("`dp_live_`") && text.contains("base_url"),
        "{text}"
    );
    assert!(!text.contains("sk_demo"), "{text}");
}

/// Runs one ignored test of this program with `DURIANPAY_API_KEY` as given.
fn child(test: &str, value: Option<&std::ffi::OsStr>) {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "--ignored", test])
        .env_remove(API_KEY_VARIABLE);
    if let Some(value) = value {
        command.env(API_KEY_VARIABLE, value);
    }
    let output = command.output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{test}: {printed}"
    );
}

#[test]
#[ignore = "run by `the_key_is_read_from_its_variable`"]
fn child_with_a_key() {
    let key = ApiKey::from_env().unwrap();
    assert_eq!(key.environment().unwrap().name, "sandbox");
}

#[test]
#[ignore = "run by `the_key_is_read_from_its_variable`"]
fn child_without_a_key() {
    assert_eq!(
        ApiKey::from_env().err(),
        Some(ApiKeyError::NotSet {
            variable: "DURIANPAY_API_KEY"
        })
    );
}

#[test]
#[ignore = "run by `the_key_is_read_from_its_variable`"]
fn child_with_an_empty_key() {
    assert_eq!(ApiKey::from_env().err(), Some(ApiKeyError::Empty));
}

#[test]
#[ignore = "run by `the_key_is_read_from_its_variable`"]
fn child_with_a_key_and_a_line_break() {
    assert_eq!(ApiKey::from_env().err(), Some(ApiKeyError::WhiteSpace));
}

#[test]
#[ignore = "run by `the_key_is_read_from_its_variable`"]
fn child_with_bytes() {
    assert_eq!(
        ApiKey::from_env().err(),
        Some(ApiKeyError::NotUnicode {
            variable: "DURIANPAY_API_KEY"
        })
    );
}

#[test]
fn the_key_is_read_from_its_variable() {
    assert_eq!(API_KEY_VARIABLE, "DURIANPAY_API_KEY");
    child("api_key::child_with_a_key", Some("dp_test_demo".as_ref()));
    child("api_key::child_without_a_key", None);
    child("api_key::child_with_an_empty_key", Some("".as_ref()));
    child(
        "api_key::child_with_a_key_and_a_line_break",
        Some("dp_test_demo\n".as_ref()),
    );
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let bytes = std::ffi::OsStr::from_bytes(b"dp_test_\xff");
        child("api_key::child_with_bytes", Some(bytes));
    }
}

#[test]
fn a_key_is_ascii() {
    for text in [
        "dp_test_d\u{e9}mo",
        // A letter of another script that looks the same.
        "dp_test_dem\u{43e}",
        "dp_test_demo\u{ff1a}",
        // What does not show.
        "dp_test_\u{200b}demo",
        "\u{feff}dp_test_demo",
        "dp_test_demo\u{202e}",
    ] {
        let found = ApiKey::new(text).err();
        assert_eq!(found, Some(ApiKeyError::NotAscii), "{text:?}");
    }
}
