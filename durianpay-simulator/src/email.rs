//! Email addresses.

use crate::error_response::FieldError;

/// Returns the error of a malformed email address. The pages exclude odd symbols without naming
/// them, so an address is rejected only for a certain mistake: no `@` or several, a blank part, white space, or a
/// domain without a dot.
pub(crate) fn error(field: &str, address: Option<&String>) -> Option<FieldError> {
    let address = address?;
    (!is_address(address)).then(|| FieldError::new(field, "is not an email address"))
}

fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    let mut labels = domain.split('.');
    !name.is_empty()
        && !text.contains(is_odd)
        && !domain.contains('@')
        && domain.contains('.')
        && labels.all(|label| !label.is_empty())
}
