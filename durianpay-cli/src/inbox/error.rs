//! Messages for store errors that tell operators what to do.

use durianpay_client::webhook::inbox::StoreError;
use durianpay_sqlx::SchemaError;
use std::error::Error;

/// Returns the message for a store error.
#[must_use]
pub fn store_error(error: &StoreError) -> String {
    let schema = error
        .source()
        .and_then(|source| source.downcast_ref::<SchemaError>());
    match schema {
        Some(SchemaError::Outdated { found: 0, .. }) => {
            "the database has no inbox tables; `durianpay inbox migrate` creates them".to_owned()
        }
        Some(SchemaError::Outdated { found, expected }) => format!(
            "the inbox tables are at version {found}, but version {expected} is required; \
             `durianpay inbox migrate` updates them"
        ),
        Some(SchemaError::Newer { found, known }) => format!(
            "the inbox tables are at version {found}, but this program supports at most version {known}; \
             update durianpay-cli"
        ),
        _ => format!("{error}: {}", cause(error)),
    }
}

/// Returns the root cause of an error. Database errors repeat their sources.
pub(crate) fn cause(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::store_error;
    use durianpay_client::webhook::inbox::StoreError;
    use durianpay_sqlx::SchemaError;

    #[test]
    fn the_version_of_the_tables_decides_what_to_do() {
        let message = |error: SchemaError| store_error(&StoreError::new(error));
        let none = message(SchemaError::Outdated {
            found: 0,
            expected: 2,
        });
        assert!(none.contains("no inbox tables"), "{none}");
        assert!(none.contains("`durianpay inbox migrate`"), "{none}");
        let old = message(SchemaError::Outdated {
            found: 1,
            expected: 2,
        });
        assert!(
            old.contains("version 1, but version 2 is required"),
            "{old}"
        );
        assert!(old.contains("`durianpay inbox migrate`"), "{old}");
        let new = message(SchemaError::Newer { found: 3, known: 2 });
        assert!(new.contains("update durianpay-cli"), "{new}");
    }

    #[test]
    fn other_errors_are_shown_with_their_cause() {
        let disk = std::io::Error::other("the disk is full");
        let shown = store_error(&StoreError::new(sqlx::Error::Io(disk)));
        assert_eq!(
            shown,
            "the store could not be read or written: the disk is full"
        );
    }
}
