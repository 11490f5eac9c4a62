//! Nothing but a place for the features of the tests.
