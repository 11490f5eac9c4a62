//! The docs of the values of enums.

use super::{finish, paragraphs};
use crate::model::{Enum, EnumValue};
use crate::prose;
use proc_macro2::TokenStream;

/// Emits the docs of a value, with its limits.
pub(crate) fn value(item: &Enum, value: &EnumValue) -> TokenStream {
    let mut paragraphs = paragraphs(&value.about, &format!("`{}`", value.value));
    paragraphs.extend(prose::value_limits(item.limits, value));
    finish(&value.about, &paragraphs)
}
