//! [`Constant`]: a field with one possible value, which is not stored.

use super::decoder::{DecodeInto, Decoder};
use super::tree::Node;
use super::writer::{Encode, Writer};

/// The only value of a field, as JSON: `"\"IDR\""`.
#[derive(Clone, Copy, Debug)]
pub struct Constant(pub &'static str);

/// Checks that the value is the constant.
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
