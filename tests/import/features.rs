//! One document for each feature, with the resulting spec and report.

use durianpay_cli::import::{Imported, Options, import};
use durianpay_codegen::Source;
use durianpay_codegen::headers::{DEFAULT_HEADERS, PROTOCOL_HEADERS};
use durianpay_test_support::specs::{entries, names};
use std::collections::BTreeSet;
use std::fs;

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

/// Formats the result as `durianpay spec import` prints it.
fn shown(imported: &Imported) -> String {
    format!("{}\n{}", imported.whole(), imported.report)
}

/// Imports a document. The result must be a valid spec.
pub(crate) fn imported(document: &str, options: &Options) -> Imported {
    let imported = import(document, options).unwrap();
    let source = [Source::new("imported.toml", imported.whole())];
    let (_, faults) = durianpay_codegen::read(&source);
    let faults: Vec<String> = faults.iter().map(|fault| fault.render(&source)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    imported
}

#[test]
fn an_api_key_in_a_reserved_header_is_not_carried_over() {
    let report = |header: &str| {
        let document = format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "Toko", "version": "1"}}, "paths": {{}},
            "servers": [{{"url": "https://api.example.com"}}], "security": [{{"key": []}}],
            "components": {{"securitySchemes": {{"key": {{"type": "apiKey", "in": "header", "name": "{header}"}}}}}}}}"#,
        );
        imported(&document, &Options::default()).report.to_string()
    };
    let reserved = PROTOCOL_HEADERS.iter().chain(DEFAULT_HEADERS);
    for header in reserved.filter(|header| **header != "authorization") {
        for header in [(*header).to_owned(), header.to_uppercase()] {
            let reason = format!("an API key in the header `{header}` is not carried over");
            assert!(report(&header).contains(&reason), "{}", report(&header));
        }
    }
    assert!(!report("X-Api-Key").contains("an API key in the header"));
}
