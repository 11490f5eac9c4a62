//! [`Page`]: a response that is one page of a list.

use crate::json::Decode;

/// A response that is one page of a list.
pub trait Page: Decode {
    /// The type of the items.
    type Item: Decode;

    /// Returns the items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// A response that is the list itself.
impl<T: Decode> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }
}
