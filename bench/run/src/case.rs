//! Work that several subjects do in different ways.

use std::hint::black_box;

/// Does the work once.
type Once = Box<dyn Fn()>;

/// A piece of work.
pub(crate) struct Case {
    /// The name, such as `decode.small`.
    pub(crate) name: String,
    /// The subjects, and how they do the work.
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
