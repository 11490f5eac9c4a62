//! The reserved names of the language page are those that the check rejects.

use durianpay_codegen::grammar::RESERVED;
use durianpay_codegen::{Source, read};

const API: &str = "[api]\nname = \"Toko\"\n";

/// Returns a spec to which the names of an entry apply, and the table that defines such a name.
fn spec(of: &str, when: &str) -> (String, &'static str) {
    let header = "[auth.key]\nscheme = \"header\"\nname = \"NAME\"\n";
    let keyed = "auth = \"key\"\n[auth.key]\nscheme = \"bearer\"\n";
    let credential = "auth = \"key\"\n[auth.key]\nscheme = \"basic\"\nuser = \"{account}\"\npassword = \"{password}\"\n\
        [credential.account]\nkind = \"text\"\n[credential.password]\nkind = \"secret\"\n";
    let webhook = "[webhook]\nevent = \"event\"\ndata = \"data\"\n";
    let ty = "[type.NAME.fields]\nid = \"string\"\n";
    match (of, when) {
        ("`auth` table", _) => (
            format!("{API}{keyed}"),
            "[auth.NAME]\nscheme = \"bearer\"\n",
        ),
        (of, _) if of.starts_with("header") => (format!("{API}auth = \"key\"\n"), header),
        (_, "always") => (String::new(), ty),
        (_, "with `[api]`" | "with `[api]`, if the client has a key") => {
            (format!("{API}{keyed}"), ty)
        }
        (_, "with `[api]`, if the client has credentials") => (format!("{API}{credential}"), ty),
        (_, "with `[webhook]`") => (format!("{API}{keyed}{webhook}"), ty),
        (_, "with `[event]`, without `[webhook]`") => (
            "[event.\"points.earned\"]\ndata = \"Data\"\n[type.Data.fields]\nid = \"string\"\n"
                .to_owned(),
            ty,
        ),
        (_, "with `[notifications]`") => (
            format!(
                "{API}{keyed}[notifications.signature]\nalgorithm = \"rsa-sha256\"\nencoding = \"base64\"\nheader = \"X-S\"\ntimestamp_header = \"X-T\"\nover = \"{{body}}\"\n"
            ),
            ty,
        ),
        other => panic!("no spec for {other:?}"),
    }
}

/// Returns the number of errors of a spec on top of a base.
fn errors(text: &str) -> usize {
    let sources = [
        Source::new("spec.toml", text),
        Source::base("base.toml", durianpay_codegen::rules::BASE),
    ];
    read(&sources).1.len()
}

#[test]
fn every_reserved_name_is_rejected() {
    for reserved in &RESERVED {
        let (spec, table) = spec(reserved.of, reserved.when);
        let with = |name: &str| spec.clone() + &table.replace("NAME", name);
        let free = errors(&with(if table.contains("auth.") {
            "X-Free"
        } else {
            "Free"
        }));
        for name in reserved.names {
            assert!(
                errors(&with(name)) > free,
                "{name} is allowed: {}",
                with(name)
            );
        }
    }
}
