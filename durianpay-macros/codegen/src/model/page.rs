//! The pages of a list.

use super::{About, FieldPath, Type};

/// The pagination of a response that is one page of a list.
#[derive(Debug)]
pub struct Page {
    /// The documentation from the spec.
    pub about: About,
    /// The path of the list in the response, or `None` if the response is the list itself.
    pub items: Option<FieldPath>,
    /// The type of the items.
    pub item: Type,
    /// How the next page is requested.
    pub way: PageWay,
    /// The query parameter with the number of items to return.
    pub limit: Option<String>,
    /// The fields that may contain the total number of items.
    pub total: Vec<FieldPath>,
}

/// How the next page is requested, and how the last one is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageWay {
    /// By the number of items to skip.
    Skip {
        /// The query parameter with that number.
        query: String,
    },
    /// By a cursor.
    Cursor {
        /// The query parameter with the cursor.
        query: String,
        /// The place of the next cursor.
        next: NextCursor,
        /// The boolean field that is `false` on the last page.
        more: Option<FieldPath>,
    },
    /// By the number of the page.
    Number {
        /// The query parameter with that number.
        query: String,
        /// The number of the first page, 0 or 1.
        first: u8,
        /// The integer field with the number of pages.
        pages: Option<FieldPath>,
        /// The boolean field that is `false` on the last page.
        more: Option<FieldPath>,
    },
    /// By the URL in the header `Link`.
    Link,
}

/// The place of the next cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextCursor {
    /// A field of the response.
    Response(FieldPath),
    /// A field of the last item.
    LastItem(FieldPath),
}
