//! Loads the places and the signature of webhooks.

use super::entry::{Entry, common};
use crate::grammar;
use crate::raw::{RawPlace, RawSignature, RawSignedTime};
use crate::table_reader::TableReader;

pub(super) fn load_place((key, value): &Entry) -> RawPlace {
    let reader = TableReader::new(&grammar::PLACE, value);
    RawPlace {
        span: key.span,
        common: common(&reader),
        key: reader.text("key"),
        header: reader.text("header"),
    }
}

pub(super) fn load_signature((key, value): &Entry) -> RawSignature {
    let reader = TableReader::new(&grammar::SIGNATURE, value);
    RawSignature {
        span: key.span,
        common: common(&reader),
        scheme: reader.word("scheme"),
        over: reader.texts("over"),
        is_over_list: reader.is_list("over"),
        separator: reader.text("separator"),
        place: reader.text("in"),
        amount_text: reader.text("amount_text"),
        live: reader.text("live"),
        form: reader.word("form"),
        header: reader.text("header"),
        encoding: reader.word("encoding"),
        prefix: reader.text("prefix"),
        list: reader.word("list"),
        version: reader.text("version"),
        timestamp: reader.table("timestamp").map(load_time),
        secret: reader.word("secret"),
    }
}

fn load_time((key, value): &Entry) -> RawSignedTime {
    let reader = TableReader::new(&grammar::SIGNED_TIME, value);
    RawSignedTime {
        span: key.span,
        common: common(&reader),
        header: reader.text("header"),
        key: reader.text("key"),
        pair: reader.text("pair"),
        unit: reader.word("unit"),
        tolerance_seconds: reader.integer("tolerance_seconds"),
    }
}
