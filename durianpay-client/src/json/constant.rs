//! [`Constant`]: a field with one value, of which nothing is kept.

use super::decoder::{DecodeInto, Decoder};
use super::tree::Node;
use super::writer::{Encode, Writer};

/// The one value that can stand in a field, as its JSON text: `"\"IDR\""`.
#[derive(Clone, Copy, Debug)]
pub struct Constant(pub &'static str);

/// Checks that it is that value.
impl DecodeInto for Constant {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.constant(node, self.0);
    }
}

impl Encode for Constant {
    fn encode(&self, writer: &mut Writer) {
        writer.raw(self.0);
    }
}
