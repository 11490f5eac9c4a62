//! The notation of lists and objects in a query or a form.

/// The notation of a list, and of an object, in a query or a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// One pair for each item: `ids=1&ids=2`.
    #[default]
    Repeat,
    /// The items in one pair, with commas: `ids=1,2`.
    Comma,
    /// The items in one pair, with spaces: `ids=1%202`.
    Space,
    /// The items in one pair, with bars: `ids=1%7C2`.
    Pipe,
    /// One pair for each item, `ids[]=1&ids[]=2`, and for each member of an object, `created[gte]=1`.
    Brackets,
}

/// The fields whose notation is not the default, by name.
pub(crate) type Styles = &'static [(&'static str, Style)];

impl Style {
    /// Returns the style of a field.
    pub(crate) fn of(styles: Styles, field: &str) -> Self {
        let style = styles.iter().find(|(name, _)| *name == field);
        style.map_or_else(Self::default, |(_, style)| *style)
    }
}
