//! The layout of a file: a head, and items separated by blank lines.

use quote::ToTokens;
use syn::Item;

/// Formats sections of items as one text.
pub(super) fn file(head: &str, sections: &[&[Item]]) -> String {
    let sections = sections.iter().filter(|section| !section.is_empty());
    let texts = sections.map(|section| blank_lines(&unparse(section)));
    std::iter::once(head.to_owned())
        .chain(texts)
        .collect::<Vec<_>>()
        .join("\n")
}

fn unparse(items: &[Item]) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: items.to_vec(),
    })
}

/// Parses generated tokens as items.
pub(super) fn items(tokens: impl ToTokens) -> Result<Vec<Item>, String> {
    syn::parse2::<syn::File>(tokens.into_token_stream())
        .map(|file| file.items)
        .map_err(|error| format!("bug: the generated code is not valid Rust: {error}"))
}

/// Inserts a blank line between successive items.
fn blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 20);
    let mut before = "";
    for line in text.lines() {
        if needs_blank_line(before, line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        before = line;
    }
    out
}

/// Checks whether `line` begins an item and `before` ends its sibling.
fn needs_blank_line(before: &str, line: &str) -> bool {
    const BEGINNINGS: [&str; 8] = [
        "#[", "///", "const ", "fn ", "impl", "pub ", "pub(", "static ",
    ];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (ended, begun) = (before.trim_start(), line.trim_start());
    let ends = matches!(ended, "}" | "};");
    // A line of code in the docs of an item ends nothing.
    let is_code = ended.ends_with(';') && !ended.starts_with("///");
    let ends_short = is_code && begun.starts_with("///");
    let begins = BEGINNINGS.iter().any(|word| begun.starts_with(word));
    indent(before) == indent(line) && (ends && begins || ends_short)
}

#[cfg(test)]
mod tests {
    use super::blank_lines;

    #[test]
    fn blank_lines_separate_items_only() {
        let text = "\
impl A {
    const B: u8 = 0;
    /// Does.
    fn c() {
        if d() {
            e();
        }
        f();
    }
    fn g() {}
}
/// One.
struct H {
    /// A field.
    i: u8,
    /// ```
    /// use a::j;
    /// j();
    /// ```
    j: u8,
}
";
        let spaced = "\
impl A {
    const B: u8 = 0;

    /// Does.
    fn c() {
        if d() {
            e();
        }
        f();
    }

    fn g() {}
}

/// One.
struct H {
    /// A field.
    i: u8,
    /// ```
    /// use a::j;
    /// j();
    /// ```
    j: u8,
}
";
        assert_eq!(blank_lines(text), spaced);
    }
}
