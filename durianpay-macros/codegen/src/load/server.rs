//! Loads the servers of an endpoint from their tables.

use super::entry::{Entry, common};
use crate::grammar;
use crate::raw::RawServer;
use crate::table_reader::TableReader;

pub(super) fn load_server((environment, value): &Entry) -> RawServer {
    let reader = TableReader::new(&grammar::SERVER, value);
    RawServer {
        environment: environment.clone(),
        common: common(&reader),
        url: reader.text("url"),
    }
}
