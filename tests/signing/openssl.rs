//! Signatures by another implementation: `openssl`, where it is installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Runs `openssl` with this input. `None` if it is not installed.
fn run(arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let started = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.ok()?;
    child.stdin.take().unwrap().write_all(input).unwrap();
    Some(child.wait_with_output().unwrap().stdout)
}

/// Returns the HMAC-SHA512 of a text.
pub(crate) fn hmac_sha512(key: &str, text: &str) -> Option<Vec<u8>> {
    let arguments = ["dgst", "-sha512", "-hmac", key, "-binary"];
    run(&arguments, text.as_bytes())
}

/// Returns the SHA-256 of a text in hex.
pub(crate) fn sha256(text: &[u8]) -> Option<String> {
    let output = run(&["dgst", "-sha256", "-r"], text)?;
    let output = String::from_utf8(output).unwrap();
    Some(output.split_whitespace().next().unwrap().to_owned())
}

/// Returns the RSA signature of a text.
pub(crate) fn sign(private_key: &str, text: &str) -> Option<Vec<u8>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), private_key).unwrap();
    let path = file.path().to_str().unwrap();
    run(&["dgst", "-sha256", "-sign", path], text.as_bytes())
}

/// Returns whether the RSA signature of a text verifies.
pub(crate) fn verify(public_key: &str, text: &str, signature: &[u8]) -> Option<bool> {
    let folder = tempfile::tempdir().unwrap();
    let [key, signed] = ["key.pem", "signature"].map(|name| folder.path().join(name));
    std::fs::write(&key, public_key).unwrap();
    std::fs::write(&signed, signature).unwrap();
    let (key, signed) = (key.to_str().unwrap(), signed.to_str().unwrap());
    let arguments = ["dgst", "-sha256", "-verify", key, "-signature", signed];
    let output = run(&arguments, text.as_bytes())?;
    Some(output.starts_with(b"Verified OK"))
}
