//! Whatever text is given as a spec: the generator gives tokens that are Rust, and
//! diagnostics that can be read. It never panics, and it is done in time.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

#[path = "robustness/corpus.rs"]
mod corpus;
#[path = "robustness/cycles.rs"]
mod cycles;
#[path = "robustness/deadline.rs"]
mod deadline;
#[path = "robustness/depth.rs"]
mod depth;
#[path = "robustness/edits.rs"]
mod edits;
#[path = "robustness/judge.rs"]
mod judge;
#[path = "robustness/length.rs"]
mod length;
#[path = "robustness/names.rs"]
mod names;
#[path = "robustness/number.rs"]
mod number;
mod shapes;
#[expect(dead_code, reason = "the tests of fixtures use the rest")]
mod specs;
#[path = "robustness/splice.rs"]
mod splice;
#[path = "robustness/text.rs"]
mod text;
#[path = "robustness/whole.rs"]
mod whole;
