//! References that are blank.

use crate::error::Error;

/// Checks a reference before a lookup.
pub(crate) fn check(name: &'static str, reference: &str) -> Result<(), Error> {
    if reference.trim().is_empty() {
        let reason = format!(
            "the `{name}` to look for is blank, and objects without one cannot be told apart: \
             set a unique `{name}` in each request"
        );
        return Err(Error::request(reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::error::ErrorKind;

    #[test]
    fn a_blank_reference_is_refused() {
        for blank in ["", " ", "\t\n", "\u{a0}"] {
            let error = check("order_ref_id", blank).expect_err("blank");
            assert_eq!(error.kind(), ErrorKind::Request, "{blank:?}");
            assert!(error.to_string().contains("set a unique `order_ref_id`"));
        }
        assert!(check("order_ref_id", " x ").is_ok());
    }
}
