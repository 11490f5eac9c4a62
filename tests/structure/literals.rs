//! The string literals of the published crates' sources, without those of their tests. A line of a
//! doc comment is a literal, too: it becomes rustdoc, the help of a command, or an explanation.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the published crates.
pub(crate) const CRATES: [&str; 8] = [
    "durianpay-client",
    "durianpay-sqlx",
    "durianpay-simulator",
    "durianpay-macros",
    "durianpay-macros/codegen",
    "durianpay-build",
    "durianpay-cli",
    "spec",
];

/// The macros and attributes whose literals are paths for the compiler.
const PATHS: [&str; 2] = ["include_str", "include_bytes"];

/// Returns the literals of a crate, each with its file.
pub(crate) fn literals(krate: &Path) -> Vec<(PathBuf, String)> {
    let sources = krate.join("src");
    let mut found = Vec::new();
    if sources.is_dir() {
        visit(&sources, &mut |file, tokens| {
            let mut texts = Vec::new();
            collect(tokens, &mut texts);
            found.extend(texts.into_iter().map(|text| (file.to_owned(), text)));
        });
    } else {
        let file = krate.join("lib.rs");
        let mut texts = Vec::new();
        collect(tokens(&file), &mut texts);
        found.extend(texts.into_iter().map(|text| (file.clone(), text)));
    }
    found
}

/// Calls a function with each source file below a folder, except unit tests and generated bindings, whose
/// literals are those of the spec.
pub(crate) fn visit(folder: &Path, each: &mut dyn FnMut(&Path, TokenStream)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_stem().is_some_and(|name| name == "tests");
        if path.is_dir() && !is_test {
            visit(&path, each);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
            let text = fs::read_to_string(&path).unwrap();
            if !text.starts_with("// @generated") {
                each(&path, text.parse().unwrap());
            }
        }
    }
}

fn tokens(file: &Path) -> TokenStream {
    fs::read_to_string(file).unwrap().parse().unwrap()
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut before = [const { String::new() }; 3];
    for token in tokens {
        match &token {
            TokenTree::Group(group) if !is_tests(&before, group) && !is_path(&before) => {
                collect(group.stream(), found);
            }
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                found.extend(text.ok().map(|text| text.value()));
            }
            _ => {}
        }
        before.rotate_left(1);
        before[2] = match token {
            TokenTree::Group(_) => String::new(),
            other => other.to_string(),
        };
    }
}

/// Returns whether a group is the content of `mod tests`.
pub(crate) fn is_tests(before: &[String; 3], group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace && before[1] == "mod" && before[2] == "tests"
}

/// Returns whether a group is the argument of a macro that includes a file.
fn is_path(before: &[String; 3]) -> bool {
    before[2] == "!" && PATHS.contains(&before[1].as_str())
}

#[test]
fn literals_of_tests_and_included_files_are_skipped() {
    let source = r#"
        //! a
        /// b
        fn f() -> &'static str { concat!("c", "d\
            e") }
        const G: &str = include_str!("f.md");
        const H: &[u8] = b"g";
        mod tests { const I: &str = "h"; }
    "#;
    let mut found = Vec::new();
    collect(source.parse().unwrap(), &mut found);
    assert_eq!(found, [" a", " b", "c", "de"]);
}
