//! The notation of lists and objects in a query or a form.

/// The notation of a list, and of an object, in a query or a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// `ids=1&ids=2`
    #[default]
    Repeat,
    /// `ids=1,2`
    Comma,
    /// `ids=1%202`
    Space,
    /// `ids=1%7C2`
    Pipe,
    /// `ids[]=1&ids[]=2`, and `created[gte]=1` for objects and maps.
    Brackets,
}
