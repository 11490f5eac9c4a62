//! Errors of a store, in words that help an operator.

use durianpay_client::webhook::inbox::StoreError;
use durianpay_sqlx::SchemaError;
use std::error::Error;

/// Returns the message for an error of a store.
#[must_use]
pub fn store_error(error: &StoreError) -> String {
    let schema = error
        .source()
        .and_then(|source| source.downcast_ref::<SchemaError>());
    match schema {
        Some(SchemaError::Outdated { found: 0, .. }) => {
            "the database has no tables of an inbox; `durianpay inbox migrate` creates them"
                .to_owned()
        }
        Some(SchemaError::Outdated { found, expected }) => format!(
            "the tables of the inbox have version {found} and version {expected} is needed; \
             `durianpay inbox migrate` changes them"
        ),
        Some(SchemaError::Newer { found, known }) => format!(
            "the tables of the inbox have version {found} and this program knows version {known} at most; \
             update durianpay-cli"
        ),
        _ => format!("{error}: {}", cause(error)),
    }
}

/// Returns the first cause of an error: errors of databases repeat their sources.
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
        assert!(none.contains("no tables"), "{none}");
        assert!(none.contains("`durianpay inbox migrate`"), "{none}");
        let old = message(SchemaError::Outdated {
            found: 1,
            expected: 2,
        });
        assert!(old.contains("version 1 and version 2 is needed"), "{old}");
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
