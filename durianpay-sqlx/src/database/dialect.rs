//! [`Dialect`]: the SQL fragments that differ between the databases.

/// The SQL fragments of one database, which complete the statements.
pub(crate) struct Dialect {
    /// The database's current time in milliseconds.
    pub(crate) now: &'static str,
    /// Skips rows that another transaction is about to change.
    pub(crate) skip_locked: &'static str,
    /// Locks the rows that are read until the transaction ends.
    pub(crate) for_update: &'static str,
    /// An additional column that notifies other processes of a job.
    pub(crate) notify: &'static str,
    /// An additional column that notifies other processes of a change to an intent.
    pub(crate) notify_intent: &'static str,
    /// Selects the numbers in the second parameter as rows.
    pub(crate) numbers: &'static str,
    /// Selects the strings in the second parameter as rows.
    pub(crate) strings: &'static str,
    /// Whether a `WITH` clause can contain statements that write.
    pub(crate) writes_in_with: bool,
    /// Counts the tables named `durianpay_schema`.
    pub(crate) has_schema: &'static str,
    /// Allows only one transaction at a time to change the tables. Empty if the database ensures
    /// that anyway.
    pub(crate) lock_schema: &'static str,
}

impl Dialect {
    /// Completes a statement. If it uses `{now}`, its first parameter is the time.
    pub(crate) fn render(&self, template: &str) -> String {
        template
            .replace("{now}", &format!("coalesce($1, {})", self.now))
            .replace("{database_now}", self.now)
            .replace("{skip_locked}", self.skip_locked)
            .replace("{for_update}", self.for_update)
            .replace("{notify}", self.notify)
            .replace("{notify_intent}", self.notify_intent)
            .replace("{numbers}", self.numbers)
            .replace("{strings}", self.strings)
    }
}
