//! Bindings that are written, and the errors of those that are not.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

use durianpay_build::Bindings;
use durianpay_codegen::{Examples, Handles, Options, Source, expand, runtime};
use proc_macro2::TokenStream;
use quote::quote;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use tempfile::TempDir;

const SPEC: &str = r#"
[api]
name = "Courier"
auth = "key"

[auth.key]
scheme = "bearer"

[environment.live]
url = "https://api.courier.example"

[resource]
parcels = "Parcels."
depots  = "Depots."

[endpoint."parcels.get"]
http    = "GET /parcels/{id}"
path    = { id = "string" }
returns = "Parcel"
retry   = "safe"

[endpoint."depots.get"]
http    = "GET /depots/{id}"
path    = { id = "string" }
returns = "Depot"
retry   = "safe"

[type]
Parcel.fields = { id = "string" }
Depot.fields  = { id = "string" }
"#;

const INVALID: &str = "[type.Order.fields]\nid = \"OrderId\"\nat = \"tmestamp\"\n";

fn folder(spec: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("courier.toml");
    fs::write(&file, spec).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn error(bindings: &Bindings, folder: &TempDir) -> String {
    let out = folder.path().join("courier.rs");
    let error = bindings.write_to(&out).unwrap_err();
    assert!(!out.exists());
    assert_eq!(format!("{error:?}"), error.to_string());
    error.to_string()
}

/// The file contains the tokens of the macro, in a module.
#[test]
fn the_file_contains_what_the_macro_generates() {
    let (folder, file) = folder(SPEC);
    let out = folder.path().join("courier.rs");
    for only in [&[][..], &["parcels".to_owned()]] {
        let mut bindings = Bindings::new(&*file);
        if !only.is_empty() {
            bindings = bindings.only(only);
        }
        bindings.write_to(&out).unwrap();
        let written: TokenStream = fs::read_to_string(&out).unwrap().parse().unwrap();
        let options = Options {
            handles: Handles::Extension,
            features: None,
            only: only.to_vec(),
            examples: Examples::Omitted,
        };
        let expansion = expand(&[Source::new(&*file, SPEC)], &options);
        assert_eq!(expansion.diagnostics, []);
        let (runtime, tokens) = (runtime(&quote!(::durianpay_client)), expansion.tokens);
        let expected = quote! {
            #[allow(
                deprecated,
                clippy::all,
                clippy::pedantic,
                unreachable_pub,
                unused_qualifications,
                reason = "generated code uses full paths, and reads and writes deprecated items"
            )]
            mod bindings { #runtime #tokens }
            #[allow(unused_imports, reason = "a spec may be empty")]
            pub use bindings::*;
        };
        assert_eq!(written.to_string(), expected.to_string());
    }
}

#[test]
fn a_file_with_the_same_content_is_left_alone() {
    let (folder, file) = folder(SPEC);
    let out = folder.path().join("courier.rs");
    let bindings = Bindings::new(file);
    bindings.write_to(&out).unwrap();
    let earlier = SystemTime::UNIX_EPOCH;
    fs::File::open(&out).unwrap().set_modified(earlier).unwrap();
    bindings.write_to(&out).unwrap();
    assert_eq!(modified(&out), earlier);
    bindings.only(["depots"]).write_to(&out).unwrap();
    assert_ne!(modified(&out), earlier);
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn the_client_may_have_another_path() {
    let (folder, file) = folder(SPEC);
    let out = folder.path().join("courier.rs");
    let bindings = Bindings::new(file);
    let named = bindings.clone().crate_path("::payments::dp");
    named.write_to(&out).unwrap();
    let text = fs::read_to_string(&out).unwrap();
    assert!(
        text.contains(":: payments :: dp :: __private as rt"),
        "{text}"
    );
    fs::remove_file(&out).unwrap();
    assert_eq!(
        error(&bindings.crate_path("dp"), &folder),
        "the crate path `dp`: the path must be absolute; write `::dp`, or begin it with `crate`"
    );
}

#[test]
fn several_files_are_one_spec() {
    let (folder, file) = folder(SPEC);
    let more = folder.path().join("more.toml");
    fs::write(&more, "[type.Parcel]\n").unwrap();
    let bindings = Bindings::new(file).file(more.to_str().unwrap());
    let error = error(&bindings, &folder);
    assert!(
        error.starts_with("the type `Parcel` is defined twice"),
        "{error}"
    );
}

#[test]
fn errors_of_the_spec_are_shown_as_by_the_macro() {
    let (folder, file) = folder(INVALID);
    let error = error(&Bindings::new(&*file), &folder);
    let expected = [
        "the spec has 2 errors\n\nerror: unknown type `OrderId`\n  --> ",
        "\n\nerror: unknown type `tmestamp`\n  --> ",
        "= help: did you mean `timestamp`?",
        "run `durianpay spec explain unknown-type` for an explanation",
    ];
    for part in expected {
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn other_errors_name_the_reason() {
    let (folder, file) = folder(SPEC);
    let bindings = Bindings::new(file);
    assert_eq!(
        error(&bindings.clone().only(["parcel", "depots.got"]), &folder),
        "the spec has 2 errors\
         \n\nerror: the spec has no resource or endpoint `parcel`\n  = help: did you mean `parcels`? Available: `depots` or `parcels`\
         \n\nerror: the spec has no resource or endpoint `depots.got`\n  = help: did you mean `depots.get`?"
    );
    assert_eq!(
        error(&bindings.clone().only::<&str>([]), &folder),
        "`only` names no resource or endpoint; do not call it to bind everything"
    );
    assert_eq!(
        error(&Bindings::new("nowhere.toml"), &folder),
        "cannot read the spec `nowhere.toml`: no such file"
    );
    let missing = folder.path().join("missing/courier.rs");
    let error = bindings.write_to(&missing).unwrap_err().to_string();
    let expected = format!("cannot write {}: ", missing.display());
    assert!(error.starts_with(&expected), "{error}");
}
