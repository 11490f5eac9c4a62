//! Work that several do, each in its way.

use std::hint::black_box;

/// Does it once.
type Once = Box<dyn Fn()>;

/// One piece of work.
pub(crate) struct Case {
    /// `decode.small`.
    pub(crate) name: String,
    /// Who does it, and how.
    pub(crate) subjects: Vec<(&'static str, Once)>,
}

impl Case {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            subjects: Vec::new(),
        }
    }

    pub(crate) fn subject<T>(mut self, name: &'static str, once: impl Fn() -> T + 'static) -> Self {
        let once = move || drop(black_box(once()));
        self.subjects.push((name, Box::new(once)));
        self
    }
}
