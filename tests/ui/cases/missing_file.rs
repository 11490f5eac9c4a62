//! Every missing spec file is named, with the directory where it is expected.

durianpay_client::bindings! {
    pub mod mine in ["specs/mine.toml", "specs/yours.toml"];
}

durianpay_client::bindings! {
    pub mod theirs in concat!(env!("OUT_DIR"), "/theirs.toml");
}

fn main() {}
