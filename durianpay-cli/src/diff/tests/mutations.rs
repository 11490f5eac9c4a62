//! Small changes of the text of a spec. Changes that make it invalid are skipped.

/// Parts of the language, and their replacements.
const WORDS: [(&str, &str); 34] = [
    ("?\"", "\""),
    ("\"", "?\""),
    ("= \"string\"", "= \"integer\""),
    ("= \"string", "= \"[string]"),
    ("\"string\"", "{ type = \"string\", const = \"x\" }"),
    ("\"string?\"", "{ type = \"string?\", nullable = true }"),
    ("\"amount\"", "\"string\""),
    ("\"amount\"", "{ type = \"amount\", number = \"rupiah\" }"),
    ("\"rupiah\"", "\"hundredths\""),
    ("\"hundredths\"", "\"rupiah\""),
    ("number = ", "sensitive = true, number = "),
    ("number = \"plain\"", "doc = \"A.\""),
    ("{ ", "{ note = \"N.\", "),
    ("{ ", "{ deprecated = \"D.\", "),
    ("{ ", "{ sensitive = true, "),
    ("{ ", "{ nullable = true, "),
    ("{ ", "{ aliases = [\"zzz\"], "),
    ("{ ", "{ name = \"zzz\", "),
    ("{ ", "{ is = \"zzz\", "),
    ("{ ", "{ max_length = 3, "),
    ("= \"", "= \"z"),
    ("\"never\"", "\"safe\""),
    ("\"safe\"", "\"never\""),
    ("GET /", "GET /z/"),
    ("POST /", "PUT /"),
    ("returns = \"", "returns = \"["),
    ("true", "false"),
    ("1", "2"),
    ("body    =", "returns ="),
    ("query   =", "headers ="),
    ("returns =", "body    ="),
    ("\"bare\"", "\"whole\""),
    ("\"wrapped\"", "\"either\""),
    ("_", "_z_"),
];

/// Each replacement, and a swap of two lines.
const KINDS: usize = WORDS.len() + 1;

/// Returns the number of changes that a text has.
pub(super) fn count(text: &str) -> usize {
    text.lines().count() * KINDS
}

/// Returns the text with one of its changes: a replacement in a line, or a swap of the line with
/// the next one.
pub(super) fn mutate(text: &str, number: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    let line = number / KINDS;
    match WORDS.get(number % KINDS) {
        Some((from, to)) => lines[line] = lines[line].replacen(from, to, 1),
        None if line + 1 < lines.len() => lines.swap(line, line + 1),
        None => {}
    }
    lines.join("\n")
}

/// Returns the text without one line, for each of its lines.
pub(super) fn shortened(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).map(move |gone| {
        let mut lines = lines.clone();
        lines.remove(gone);
        lines.join("\n")
    })
}
