//! `cargo xtask bench build`.

mod alone;

use crate::store::{self, Results};
use crate::{generate, versions};

/// How often each is measured, in turn with the others.
pub(crate) const ROUNDS: usize = 5;

/// Measures all that has to do with building.
pub(crate) fn run() -> Result<String, String> {
    generate::all()?;
    let mut results = Results {
        versions: versions::read()?,
        ..Results::default()
    };
    alone::measure(&mut results)?;
    store::save("build", &results)?;
    Ok("bench/results/build.json written".to_owned())
}
