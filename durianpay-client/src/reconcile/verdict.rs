//! Converts the objects that were found to a result. Pure: it makes no request.

use super::{Inconclusive, Reconciled};

/// The objects that may belong to the call, by certainty.
#[derive(Debug)]
pub(crate) struct Candidates<T> {
    /// The objects that the call created, if it was carried out.
    pub(crate) found: Vec<T>,
    /// The objects that may belong to other calls as well.
    pub(crate) doubtful: Vec<T>,
    /// Whether all objects were read.
    pub(crate) is_complete: bool,
}

impl<T> Candidates<T> {
    pub(crate) fn none() -> Self {
        Self {
            found: Vec::new(),
            doubtful: Vec::new(),
            is_complete: true,
        }
    }

    /// Returns the result. It is `absent` only if no object may belong to the call.
    pub(crate) fn verdict(
        self,
        has_amount: impl Fn(&T) -> bool,
        absent: Reconciled<T>,
    ) -> Reconciled<T> {
        let Self {
            found,
            doubtful,
            is_complete,
        } = self;
        let (mut expected, others): (Vec<T>, Vec<T>) = found.into_iter().partition(has_amount);
        match (expected.len(), others.is_empty()) {
            (0, true) if !doubtful.is_empty() => Reconciled::Ambiguous(doubtful),
            (0, true) if !is_complete => Reconciled::Inconclusive(Inconclusive::ListIncomplete),
            (0, true) => absent,
            (0, false) => Reconciled::AmountMismatch(others),
            (1, true) => expected.pop().map_or(absent, Reconciled::Done),
            // One with the amount and one with another: both may have been charged.
            _ => {
                expected.extend(others);
                Reconciled::Multiple(expected)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidates, Inconclusive, Reconciled};

    /// Returns the verdict for candidates, by their amounts; the call's amount is 10.
    fn verdict(found: &[u8], doubtful: &[u8], is_complete: bool) -> Reconciled<u8> {
        let candidates = Candidates {
            found: found.to_vec(),
            doubtful: doubtful.to_vec(),
            is_complete,
        };
        candidates.verdict(|amount| *amount == 10, Reconciled::NotDone)
    }

    #[test]
    fn an_object_of_the_call_is_done_and_a_doubt_is_inconclusive() {
        for is_complete in [true, false] {
            for doubtful in [&[][..], &[10], &[9]] {
                let verdict = |found| verdict(found, doubtful, is_complete);
                assert_eq!(verdict(&[10]), Reconciled::Done(10));
                assert_eq!(verdict(&[9]), Reconciled::AmountMismatch(vec![9]));
                assert_eq!(verdict(&[9, 10]), Reconciled::Multiple(vec![10, 9]));
                assert_eq!(verdict(&[10, 10]), Reconciled::Multiple(vec![10, 10]));
            }
            let doubt = verdict(&[], &[10, 9], is_complete);
            assert_eq!(doubt, Reconciled::Ambiguous(vec![10, 9]));
        }
        assert_eq!(verdict(&[], &[], true), Reconciled::NotDone);
        let incomplete = Reconciled::Inconclusive(Inconclusive::ListIncomplete);
        assert_eq!(verdict(&[], &[], false), incomplete);
    }
}
