//! The inputs that fuzzing has found, in `fuzz/corpus`.

use flate2::read::GzDecoder;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use tar::Archive;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus");

/// Returns the inputs of a fuzz target: those that have a name of their own lie in the folder
/// `TARGET`, the others in the archive `TARGET.tar.gz`.
pub fn inputs(target: &str) -> Vec<Vec<u8>> {
    let archive = Path::new(FOLDER).join(format!("{target}.tar.gz"));
    let mut inputs = if archive.is_file() {
        archived(&archive)
    } else {
        Vec::new()
    };
    let named = Path::new(FOLDER).join(target);
    if named.is_dir() {
        let entries = fs::read_dir(named).unwrap();
        inputs.extend(entries.map(|entry| fs::read(entry.unwrap().path()).unwrap()));
    }
    inputs
}

fn archived(archive: &Path) -> Vec<Vec<u8>> {
    let file = File::open(archive).unwrap_or_else(|error| panic!("{}: {error}", archive.display()));
    let mut inputs = Vec::new();
    for entry in Archive::new(GzDecoder::new(file)).entries().unwrap() {
        let mut entry = entry.unwrap();
        if entry.header().entry_type().is_file() {
            let mut input = Vec::new();
            entry.read_to_end(&mut input).unwrap();
            inputs.push(input);
        }
    }
    inputs
}
