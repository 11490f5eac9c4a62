//! `style`: the notation of lists and objects in a query or a form.

use super::{Meaning, Words, word};
use crate::model::Style;

impl Meaning for Style {
    const WORDS: Words<Self> = Words(&[
        (
            word("repeat", "One pair for each item: `ids=1&ids=2`."),
            Self::Repeat,
        ),
        (
            word("comma", "The items in one pair, with commas: `ids=1,2`."),
            Self::Comma,
        ),
        (
            word("space", "The items in one pair, with spaces: `ids=1%202`."),
            Self::Space,
        ),
        (
            word("pipe", "The items in one pair, with bars: `ids=1%7C2`."),
            Self::Pipe,
        ),
        (
            word(
                "brackets",
                "One pair for each item, as `ids[]=1&ids[]=2`, and for each member of an object or map, as `created[gte]=1`.",
            ),
            Self::Brackets,
        ),
    ]);
}
