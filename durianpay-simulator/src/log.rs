//! Logs that keep the last records.

use std::collections::VecDeque;

/// The number of records that a log keeps by default.
pub(crate) const DEFAULT_LIMIT: usize = 10_000;

/// The number of bytes that a log keeps.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Records in order. Their positions, from 0, stay the same when old records are removed.
#[derive(Debug)]
pub(crate) struct Log<T> {
    kept: VecDeque<(usize, T)>,
    removed: u64,
    bytes: usize,
    /// The number of records to keep.
    limit: usize,
}

impl<T> Log<T> {
    /// Creates an empty log that keeps this many records, up to a total size of 64 MiB.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            kept: VecDeque::new(),
            removed: 0,
            bytes: 0,
            limit,
        }
    }

    /// Adds a record of this size in bytes, and removes the oldest ones beyond the limit.
    pub(crate) fn push(&mut self, record: T, bytes: usize) {
        self.kept.push_back((bytes, record));
        self.bytes = self.bytes.saturating_add(bytes);
        while self.kept.len() > self.limit || self.bytes > MAX_BYTES {
            let Some((bytes, _)) = self.kept.pop_front() else {
                return;
            };
            self.bytes = self.bytes.saturating_sub(bytes);
            self.removed += 1;
        }
    }

    /// Returns the position of the first record that is kept.
    pub(crate) fn start(&self) -> u64 {
        self.removed
    }

    /// Returns the position of the next record.
    pub(crate) fn end(&self) -> u64 {
        self.removed + self.kept.len() as u64
    }

    /// Returns the records that are kept, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.kept.iter().map(|(_, record)| record)
    }

    /// Returns the records from a position on, oldest first.
    pub(crate) fn since(&self, position: u64) -> impl Iterator<Item = &T> {
        let skipped = position.saturating_sub(self.removed);
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        self.iter().skip(skipped)
    }

    /// Removes all records. Positions continue.
    pub(crate) fn clear(&mut self) {
        self.removed = self.end();
        self.kept.clear();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Log, MAX_BYTES};

    #[test]
    fn a_log_keeps_the_last_records_and_their_positions() {
        let mut log = Log::new(3);
        for number in 0..10_u64 {
            assert_eq!(log.end(), number);
            log.push(number, 1);
        }
        assert_eq!(log.iter().copied().collect::<Vec<_>>(), [7, 8, 9]);
        assert_eq!(log.since(0).copied().collect::<Vec<_>>(), [7, 8, 9]);
        assert_eq!(log.since(9).copied().collect::<Vec<_>>(), [9]);
        assert_eq!(log.since(99).count(), 0);
        log.clear();
        assert_eq!((log.end(), log.iter().count()), (10, 0));
    }

    #[test]
    fn a_log_is_bounded_in_bytes() {
        let mut log = Log::new(1_000);
        for number in 0..5 {
            log.push(number, MAX_BYTES / 2);
        }
        assert_eq!(log.iter().copied().collect::<Vec<_>>(), [3, 4]);
    }
}
