//! Usage errors, as clap words them.

use super::output::print_error;

/// The prefixes of API keys.
const KEYS: [&str; 2] = ["dp_live_", "dp_test_"];

/// Prints the error, help or version, and exits the process.
pub(super) fn exit(error: &clap::Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    // A usage error quotes misplaced arguments, and one of them may be a key or the URL of a
    // database.
    let text = without_keys(&error.render().ansi().to_string());
    #[cfg(feature = "inbox")]
    let text = crate::inbox::without_passwords(&text);
    print_error(&text);
    std::process::exit(error.exit_code());
}

/// Replaces what follows the prefix of an API key.
fn without_keys(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = KEYS.iter().filter_map(|key| rest.find(key)).min() {
        let (before, key) = rest.split_at(begin + KEYS[0].len());
        shown.push_str(before);
        let end = key.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
        let end = end.unwrap_or(key.len());
        if end > 0 {
            shown.push('…');
        }
        rest = &key[end..];
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::without_keys;

    #[test]
    fn keys_are_not_shown() {
        for (text, shown) in [
            (
                "'dp_live_Abc1' found, 'dp_test_x'",
                "'dp_live_…' found, 'dp_test_…'",
            ),
            (
                "a key begins with `dp_test_`",
                "a key begins with `dp_test_`",
            ),
            ("no key", "no key"),
        ] {
            assert_eq!(without_keys(text), shown);
        }
    }
}
