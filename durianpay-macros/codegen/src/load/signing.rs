//! Loads credentials, signatures and tokens from their tables.

use super::entry::{Entry, common, each};
use crate::grammar;
use crate::raw::{RawCredential, RawRequestSignature, RawTemplate, RawTimestamp, RawToken};
use crate::table_reader::TableReader;

pub(super) fn load_credential((name, value): &Entry) -> RawCredential {
    let reader = TableReader::new(&grammar::CREDENTIAL, value);
    RawCredential {
        name: name.clone(),
        common: common(&reader),
        kind: reader.word("kind"),
        default: reader.text("default"),
        optional: reader.boolean("optional"),
    }
}

pub(super) fn load_template((name, value): &Entry) -> RawTemplate {
    let reader = TableReader::new(&grammar::TEMPLATE, value);
    RawTemplate {
        name: name.clone(),
        common: common(&reader),
        value: reader.text("value"),
    }
}

pub(super) fn load_timestamp((key, value): &Entry) -> RawTimestamp {
    let reader = TableReader::new(&grammar::TIMESTAMP, value);
    RawTimestamp {
        span: key.span,
        common: common(&reader),
        offset: reader.text("offset"),
        fraction_digits: reader.integer("fraction_digits"),
    }
}

pub(super) fn load_request_signature((key, value): &Entry) -> RawRequestSignature {
    let reader = TableReader::new(&grammar::REQUEST_SIGNATURE, value);
    RawRequestSignature {
        span: key.span,
        common: common(&reader),
        algorithm: reader.word("algorithm"),
        key: reader.text("key"),
        encoding: reader.word("encoding"),
        over: reader.text("over"),
    }
}

pub(super) fn load_token((key, value): &Entry) -> RawToken {
    let reader = TableReader::new(&grammar::TOKEN, value);
    RawToken {
        span: key.span,
        common: common(&reader),
        endpoint: reader.text("endpoint"),
        body: each(&reader, "body", load_template),
        token: reader.text("token"),
        expires: reader.text("expires"),
        lifetime_seconds: reader.integer("lifetime_seconds"),
    }
}
