//! Loads the pages of a list.

use super::entry::{Entry, common};
use crate::grammar;
use crate::raw::RawPage;
use crate::table_reader::TableReader;

pub(super) fn load_page((key, value): &Entry) -> RawPage {
    let reader = TableReader::new(&grammar::PAGE, value);
    RawPage {
        span: key.span,
        common: common(&reader),
        items: reader.text("items"),
        skip: reader.text("skip"),
        cursor: reader.text("cursor"),
        page: reader.text("page"),
        link_header: reader.boolean("link_header"),
        limit: reader.text("limit"),
        next: reader.text("next"),
        last: reader.text("last"),
        more: reader.text("more"),
        pages: reader.text("pages"),
        first: reader.integer("first"),
        total: reader.texts("total"),
    }
}
