//! Descriptors for the pages of a list. Fields of a response are named by paths with dots.

/// How the pages of a list are requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paging {
    /// By the number of items to skip.
    Skip(PageKeys),
    /// By a cursor.
    Cursor {
        /// The path of the list in the response, or `None` if the response itself is the list.
        items: Option<&'static str>,
        /// The keys of the cursor.
        keys: CursorKeys,
    },
    /// By the number of the page.
    Number {
        /// The path of the list in the response, or `None` if the response itself is the list.
        items: Option<&'static str>,
        /// The keys of the number.
        keys: NumberKeys,
    },
    /// By the URL in the header `Link`.
    Link {
        /// The path of the list in the response, or `None` if the response itself is the list.
        items: Option<&'static str>,
    },
}

impl Paging {
    /// Returns the path of the list in the response, or `None` if the response itself is the list.
    #[must_use]
    pub const fn items(&self) -> Option<&'static str> {
        match self {
            Self::Skip(keys) => keys.items,
            Self::Cursor { items, .. } | Self::Number { items, .. } | Self::Link { items } => {
                *items
            }
        }
    }
}

/// The keys of a list that is paginated by the number of items to skip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKeys {
    /// The path of the list in the response, or `None` if the response itself is the list.
    pub items: Option<&'static str>,
    /// The query parameter for the number of items to skip.
    pub skip: &'static str,
    /// The query parameter for the number of items to return, or an empty string if there is none.
    pub limit: &'static str,
}

/// The keys of a list that is paginated by a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CursorKeys {
    /// The query parameter for the cursor.
    pub cursor: &'static str,
    /// The place of the next cursor.
    pub next: NextCursor,
    /// The path of the boolean in the response that is `false` on the last page.
    pub more: Option<&'static str>,
}

/// The place of the next cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextCursor {
    /// At this path in the response. The list ends if it is absent, `null` or empty.
    Response(&'static str),
    /// At this path in the last item.
    LastItem(&'static str),
}

/// The keys of a list that is paginated by the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberKeys {
    /// The query parameter for the number of the page.
    pub page: &'static str,
    /// The number of the first page.
    pub first: u8,
    /// The path of the number of pages in the response.
    pub pages: Option<&'static str>,
    /// The path of the boolean in the response that is `false` on the last page.
    pub more: Option<&'static str>,
}
