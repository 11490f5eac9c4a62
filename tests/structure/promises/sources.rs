//! Finds the tests of a file, and whether Cargo compiles the file.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Finds the names of the tests of a file that are not ignored, including those in macros such as
/// `proptest!`.
pub(crate) fn tests_of(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(text.parse().unwrap(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let (mut is_test, mut is_ignored) = (false, false);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if let Some(TokenTree::Group(group)) = tokens.peek() {
                    let name = attribute(group.stream());
                    is_test |= name.as_deref() == Some("test");
                    is_ignored |= name.as_deref() == Some("ignore");
                    tokens.next();
                }
            }
            TokenTree::Ident(ident) if ident == "fn" => {
                if let (Some(name), true) = (tokens.next(), is_test && !is_ignored) {
                    found.insert(name.to_string());
                }
            }
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Brace {
                    (is_test, is_ignored) = (false, false);
                }
                collect(group.stream(), found);
            }
            TokenTree::Punct(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Returns the last segment of the path of an attribute: `test` of `tokio::test(…)`.
fn attribute(tokens: TokenStream) -> Option<String> {
    let path = tokens.into_iter().map_while(|token| match token {
        TokenTree::Ident(ident) => Some(Some(ident.to_string())),
        TokenTree::Punct(punct) if punct.as_char() == ':' => Some(None),
        TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => None,
    });
    path.flatten().last()
}

/// Checks whether a file is a module of a target, or its root. `read` returns the text of a file.
pub(crate) fn is_compiled(
    file: &Path,
    targets: &BTreeSet<PathBuf>,
    read: &impl Fn(&Path) -> Option<String>,
) -> bool {
    if targets.contains(file) {
        return true;
    }
    let (Some(folder), Some(name)) = (file.parent(), file.file_stem()) else {
        return false;
    };
    let declaration = format!("mod {};", name.display());
    let declares = |parent: &Path| {
        let text = read(parent).unwrap_or_default();
        text.lines().any(|line| {
            let line = line.trim();
            line.ends_with(&declaration) && !line.starts_with("//")
        })
    };
    let module = folder.with_extension("rs");
    let roots = targets.iter().filter(|root| root.parent() == Some(folder));
    roots.into_iter().any(|root| declares(root))
        || declares(&module) && is_compiled(&module, targets, read)
}

#[cfg(test)]
mod tests {
    use super::{is_compiled, tests_of};
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    #[test]
    fn tests_have_an_attribute() {
        let found = tests_of(
            r##"
            #[test]
            fn plain() {}
            /// Documented.
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            #[cfg(unix)]
            pub async fn with_arguments() -> Result<(), ()> { Ok(()) }
            fn helper() {}
            #[cfg(test)]
            fn compiled_for_tests() {}
            // #[test] fn in_a_comment() {}
            const TEXT: &str = "#[test] fn in_a_string() {}";
            #[test]
            #[ignore = "it takes too long"]
            fn ignored() {}
            mod inner { #[test] fn nested() {} }
            proptest! {
                #![proptest_config(config())]
                #[test]
                fn of_a_property(number in 0..9) {}
                fn not_of_one(number in 0..9) {}
            }
            "##,
        );
        let expected = ["nested", "of_a_property", "plain", "with_arguments"];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_file_that_no_module_declares_is_not_compiled() {
        let files = [
            ("tests/a/main.rs", "mod b;\n// mod commented;"),
            ("tests/a/b.rs", "pub(crate) mod c;"),
            ("tests/orphan.rs", "mod d;"),
        ];
        let targets = BTreeSet::from([PathBuf::from("tests/a/main.rs")]);
        let read = |path: &Path| {
            let mut files = files.iter();
            let found = files.find(|(name, _)| Path::new(name) == path);
            found.map(|(_, text)| (*text).to_owned())
        };
        for (file, expected) in [
            ("tests/a/main.rs", true),
            ("tests/a/b.rs", true),
            ("tests/a/b/c.rs", true),
            ("tests/a/commented.rs", false),
            ("tests/a/c.rs", false),
            ("tests/orphan.rs", false),
            ("tests/orphan/d.rs", false),
        ] {
            assert_eq!(
                is_compiled(Path::new(file), &targets, &read),
                expected,
                "{file}"
            );
        }
    }
}
