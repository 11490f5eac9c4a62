//! Credentials: their parts, from values, variables and files.

use crate::api::{self, API, CLIENT_SECRET, LIVE, PRIVATE_KEY, Signed};
use durianpay_client::__private::{ApiClient as _, ClientBuilder, SignedCredentials};
use durianpay_client::{CredentialError, RsaKeyError, Secret};
use std::error::Error as _;
use std::process::Command;

#[test]
fn all_parts_without_a_default_must_be_set() {
    let error = SignedCredentials::new(&API).check().unwrap_err();
    assert_eq!(error.to_string(), "the credential `client_key` is not set");
    api::credentials().check().unwrap();
}

#[test]
fn a_credential_invalid_in_a_header_is_rejected() {
    for (text, message) in [
        ("", "is empty"),
        (" ", "is empty"),
        (
            "key\n",
            "contains white space; remove it (check for a trailing newline)",
        ),
        (
            "two words",
            "contains white space; remove it (check for a trailing newline)",
        ),
        ("kéy", "contains a non-ASCII character; copy it again"),
        ("key\u{7f}", "contains a control character"),
        (&"k".repeat(1025), "is longer than 1024 bytes"),
    ] {
        let mut credentials = api::credentials();
        credentials.set_text("client_key", text);
        let error = credentials.check().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the credential `client_key` {message}")
        );
    }
}

#[test]
fn a_secret_cannot_begin_or_end_with_white_space() {
    let check = |secret: &str| {
        let mut credentials = api::credentials();
        credentials.set_secret("client_secret", Secret::new(secret));
        credentials.check()
    };
    check("pässword with blanks: +/=").unwrap();
    let credential = "client_secret";
    for secret in [" secret", "secret\n", "secret "] {
        assert_eq!(
            check(secret),
            Err(CredentialError::WhiteSpace { credential })
        );
    }
    assert_eq!(check(""), Err(CredentialError::Empty { credential }));
    assert_eq!(check("a\tb"), Err(CredentialError::Control { credential }));
}

#[test]
fn a_client_cannot_be_built_with_unusable_credentials() {
    let mut credentials = api::credentials();
    credentials.set_text("client_key", "");
    let error = ClientBuilder::<Signed>::signed(credentials)
        .build()
        .err()
        .unwrap();
    assert_eq!(error.to_string(), "the credentials cannot be used");
    let cause = error.source().unwrap().to_string();
    assert_eq!(cause, "the credential `client_key` is empty");
}

#[test]
fn credentials_of_another_environment_or_none_are_an_error() {
    static OTHER: durianpay_client::Environment = durianpay_client::Environment {
        name: "other",
        base_url: "https://other.example",
        key_prefix: None,
        live: false,
    };
    let builder = || ClientBuilder::<Signed>::signed(api::credentials());
    let error = builder().environment(&OTHER).build().err().unwrap();
    assert_eq!(
        error.to_string(),
        "the environment `other` does not belong to the API Signed"
    );
    builder().build().unwrap();
}

#[test]
fn a_part_with_a_default_can_be_set() {
    let mut credentials = api::credentials();
    assert_eq!(credentials.text("channel_id"), "95221");
    credentials.set_text("channel_id", "95521");
    let client: Signed = ClientBuilder::signed(credentials)
        .environment(&LIVE)
        .build()
        .unwrap();
    assert_eq!(client.core().credential("channel_id"), "95521");
    assert_eq!(client.core().credential("client_secret"), "");
}

#[test]
fn credentials_are_shown_without_secrets() {
    let shown = format!("{:?}", api::credentials());
    assert_eq!(
        shown,
        "Credentials { client_key: \"client-key-0042\", client_secret: Secret(…), \
         private_key: RsaPrivateKey(2048 bits), channel_id: \"95221\" }"
    );
}

/// Reads credentials in a separate process, since variables belong to the whole process.
fn from_env(variables: &[(&str, &str)]) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "credentials::child_reads_its_variables",
            "--ignored",
            "--nocapture",
        ])
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let (_, found) = output.split_once("FOUND ").unwrap();
    found.lines().next().unwrap().to_owned()
}

#[test]
#[ignore = "run by `credentials_are_read_from_variables_and_files`"]
#[expect(
    clippy::print_stdout,
    reason = "the process that started this one reads it"
)]
fn child_reads_its_variables() {
    match SignedCredentials::from_env(&API, "SHOP") {
        Ok(credentials) => println!("FOUND {credentials:?}"),
        Err(error) => println!("FOUND {error}"),
    }
}

#[test]
fn credentials_are_read_from_variables_and_files() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), format!("{CLIENT_SECRET}\n")).unwrap();
    let secret_file = file.path().to_str().unwrap();
    let key = PRIVATE_KEY.replace('\n', "\\n");
    let found = "Credentials { client_key: \"key\", client_secret: Secret(…), private_key: \
                 RsaPrivateKey(2048 bits), channel_id: \"95221\" }";
    let (id, private) = (
        ("SHOP_CLIENT_KEY", "key"),
        ("SHOP_PRIVATE_KEY", key.as_str()),
    );
    let secret = ("SHOP_CLIENT_SECRET", CLIENT_SECRET);
    let in_file = ("SHOP_CLIENT_SECRET_FILE", secret_file);
    assert_eq!(from_env(&[id, private, secret]), found);
    assert_eq!(from_env(&[id, private, in_file]), found);
    for (variables, message) in [
        (
            &[id, private][..],
            "the environment variable SHOP_CLIENT_SECRET is not set",
        ),
        (
            &[id, private, secret, in_file],
            "the environment variables SHOP_CLIENT_SECRET and SHOP_CLIENT_SECRET_FILE are both \
             set; unset one of them",
        ),
        (
            &[id, private, ("SHOP_CLIENT_SECRET_FILE", "/nowhere/secret")],
            "the file set by the environment variable SHOP_CLIENT_SECRET_FILE cannot be read: \
             entity not found",
        ),
        (
            &[id, secret, ("SHOP_PRIVATE_KEY", "key.pem")],
            "the credential `private_key` is not a usable key",
        ),
    ] {
        assert_eq!(from_env(variables), message);
    }
    let error = CredentialError::Key {
        credential: "private_key",
        source: RsaKeyError::NotPem,
    };
    assert!(error.source().is_some());
}
