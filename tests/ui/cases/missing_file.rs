//! Every spec file that is not there is named, with the place where it was looked for.

durianpay_client::bindings! {
    pub mod mine in ["specs/mine.toml", "specs/yours.toml"];
}

fn main() {}
