//! Work that several do, each in its way.

use std::hint::black_box;

/// One piece of work.
pub(crate) struct Case {
    /// `decode.small`.
    pub(crate) name: String,
    /// Who does it, and how: each closure does it once.
    pub(crate) subjects: Vec<(&'static str, Box<dyn Fn()>)>,
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
