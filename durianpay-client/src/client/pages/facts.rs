//! The facts that a page states about the rest of its list.

use crate::json::dotted::at_path;
use crate::json::tape::Kind;
use crate::json::tree::Node;
use crate::types::descriptor::{NextCursor, Paging};

/// The facts that a page states about the rest of its list.
#[derive(Default)]
pub(super) struct Facts {
    /// The next cursor, unless it is empty.
    pub(super) cursor: Option<String>,
    /// Whether there are more pages.
    pub(super) more: Option<bool>,
    /// The number of pages.
    pub(super) pages: Option<u64>,
}

impl Facts {
    /// Reads the facts from a payload and its list.
    pub(super) fn read(paging: Option<Paging>, payload: Node<'_>, list: Node<'_>) -> Self {
        let boolean = |path: Option<&str>| at_path(payload, path?).boolean();
        match paging {
            None | Some(Paging::Skip(_) | Paging::Link { .. }) => Self::default(),
            Some(Paging::Cursor { keys, .. }) => {
                let cursor = match keys.next {
                    NextCursor::Response(path) => text(at_path(payload, path)),
                    NextCursor::LastItem(path) => {
                        let last = list.items().last();
                        last.and_then(|last| text(at_path(last, path)))
                    }
                };
                Self {
                    cursor,
                    more: boolean(keys.more),
                    pages: None,
                }
            }
            Some(Paging::Number { keys, .. }) => {
                let pages = keys.pages.and_then(|path| text(at_path(payload, path)));
                Self {
                    cursor: None,
                    more: boolean(keys.more),
                    pages: pages.and_then(|pages| pages.parse().ok()),
                }
            }
        }
    }
}

/// Returns a string or a number as a text, unless it is empty.
fn text(node: Node<'_>) -> Option<String> {
    let text = match node.kind() {
        Kind::String => node.string()?.into_owned(),
        Kind::Number => node.source().to_owned(),
        Kind::Absent | Kind::Null | Kind::Boolean | Kind::List | Kind::Object => return None,
    };
    (!text.is_empty()).then_some(text)
}
