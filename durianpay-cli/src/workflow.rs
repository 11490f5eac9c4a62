//! Escaping for [workflow commands] of GitHub Actions.
//!
//! [workflow commands]: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

/// Escapes the text of a command. Line ends would end the command, and `%` begins an escape.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property, which a comma or colon would end as well.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
