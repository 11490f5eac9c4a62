//! [`Dialect`]: the few words in which the SQL of the databases differs.

/// The words of one database that the statements are completed with.
pub(crate) struct Dialect {
    /// The current time of the database in milliseconds.
    pub(crate) now: &'static str,
    /// Skips rows that another transaction is about to change.
    pub(crate) skip_locked: &'static str,
    /// Locks the rows that are read until the transaction ends.
    pub(crate) for_update: &'static str,
    /// A further column that notifies other processes of a job.
    pub(crate) notify: &'static str,
    /// A further column that notifies other processes of a change of an intent.
    pub(crate) notify_intent: &'static str,
    /// The numbers in the second parameter, as rows.
    pub(crate) numbers: &'static str,
    /// The strings in the second parameter, as rows.
    pub(crate) strings: &'static str,
    /// Counts the tables named `durianpay_schema`.
    pub(crate) has_schema: &'static str,
    /// Lets one transaction at a time change the tables; empty if each is alone anyway.
    pub(crate) lock_schema: &'static str,
}

impl Dialect {
    /// Completes a statement. Its first parameter is the time, if it asks for `{now}`.
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
