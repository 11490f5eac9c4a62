//! `cargo xtask bench build`.

mod alone;

use crate::cargo::Mode;
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
    for mode in Mode::ALL {
        alone::measure(&mut results, mode)?;
        // What was measured stands, if a later build fails.
        store::save("build", &results)?;
    }
    Ok("bench/results/build.json written".to_owned())
}
