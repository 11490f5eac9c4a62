//! Small changes of a spec's text. A spec that is no longer valid is not used.

/// Words of the language, and what they may become.
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

/// Each word, and two lines that change places.
const KINDS: usize = WORDS.len() + 1;

/// How many changes there are of a text.
pub(super) fn count(text: &str) -> usize {
    text.lines().count() * KINDS
}

/// The text with one of its changes: a word in a line becomes another, or the
/// line changes its place with the next.
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

/// The text without each of its lines.
pub(super) fn shortened(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).map(move |gone| {
        let mut lines = lines.clone();
        lines.remove(gone);
        lines.join("\n")
    })
}
