//! Files that contain a secret.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use zeroize::Zeroizing;

/// The maximum file size that is read, in bytes. An RSA key of 8192 bits takes 6,400.
const LONGEST: usize = 64 * 1024;

/// Reads a file. The error contains nothing of its content.
pub(super) fn read(path: &Path) -> Result<Zeroizing<String>, ErrorKind> {
    let file = File::open(path).map_err(|error| error.kind())?;
    // If the string grew, copies would be left in memory.
    let mut text = Zeroizing::new(String::with_capacity(LONGEST + 1));
    let read = file.take(LONGEST as u64 + 1).read_to_string(&mut text);
    let length = read.map_err(|error| error.kind())?;
    if length > LONGEST {
        return Err(ErrorKind::FileTooLarge);
    }
    Ok(text)
}
