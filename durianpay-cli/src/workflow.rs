//! Escapes of [workflow commands] of GitHub Actions.
//!
//! [workflow commands]: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

/// Returns the text of a command. Commands end with their line, so line ends are
/// escaped, and with them the sign of the escapes.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Returns the value of a property, which also ends with a comma or a colon.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
