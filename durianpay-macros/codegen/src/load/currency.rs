//! Loads the currency of a field.

use super::entry::{Entry, common};
use crate::grammar;
use crate::raw::RawCurrency;
use crate::table_reader::TableReader;

pub(super) fn load_currency((key, value): &Entry) -> RawCurrency {
    let reader = TableReader::new(&grammar::CURRENCY, value);
    RawCurrency {
        span: key.span,
        common: common(&reader),
        code: reader.text("code"),
        field: reader.text("field"),
    }
}
