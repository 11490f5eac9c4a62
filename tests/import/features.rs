//! One document for each feature: the spec that comes of it, and the report.

use crate::specs::{entries, names};
use durianpay_codegen::Source;
use std::collections::BTreeSet;
use std::fs;
use xtask::import::{Imported, Options, import};

#[test]
fn features() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/import");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in entries("fixtures/import") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let imported = imported(&fs::read_to_string(&path).unwrap(), &Options::default());
            insta::assert_snapshot!(name, shown(&imported));
        }
    });
}

#[test]
fn every_snapshot_has_a_document() {
    let documents: BTreeSet<String> = names("fixtures/import")
        .map(|name| name.replace(".json", ".snap"))
        .collect();
    assert_eq!(
        names("snapshots/import").collect::<BTreeSet<_>>(),
        documents
    );
}

/// As `cargo xtask import` writes it to a terminal.
fn shown(imported: &Imported) -> String {
    format!("{}\n{}", imported.whole(), imported.report)
}

/// Whatever comes of a document has to be a spec.
pub(crate) fn imported(document: &str, options: &Options) -> Imported {
    let imported = import(document, options).unwrap();
    assert_eq!(faults(&imported.whole()), "");
    imported
}

/// The faults of a spec. Where the language has no scheme but `basic`, the others
/// are none: the spec says what the document says, and `check` asks for the rest.
fn faults(text: &str) -> String {
    let read = |text: &str| {
        let source = [Source::new("imported.toml", text)];
        let (_, faults) = durianpay_codegen::read(&source);
        let faults: Vec<_> = faults
            .iter()
            .map(|fault| (fault.message.clone(), fault.render(&source)))
            .collect();
        faults
    };
    let bearer = "[api]\nname = 'A'\nauth = 'a'\n[auth.a]\nscheme = 'bearer'\n";
    let only_basic = !read(bearer).is_empty();
    let of_schemes = |message: &str| {
        message.starts_with("`scheme` cannot be") || message.contains("`name` in auth")
    };
    let faults: Vec<String> = read(text)
        .into_iter()
        .filter(|(message, _)| !(only_basic && of_schemes(message)))
        .map(|(_, rendered)| rendered)
        .collect();
    faults.join("\n")
}
