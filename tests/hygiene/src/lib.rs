//! Compiles bindings in a hostile environment: no prelude, the client renamed, modules
//! that shadow the crates, types named `Option`.
//!
//! The test is that it compiles without warnings.

#![no_implicit_prelude]
#![deny(warnings)]

/// Shadows the crate that generated code means by `::core`.
pub mod core {}
/// Shadows a crate like `core`.
pub mod std {}
/// Shadows a crate like `core`.
pub mod alloc {}
/// Shadows the client by its usual name.
pub mod durianpay_client {}
/// Shadows a crate that generated code reaches through the client.
pub mod serde {}

::dp::bindings! {
    /// From a file next to this one.
    pub mod mine in "mine.toml";
}

::dp::bindings! {
    /// One endpoint of the same file, and what it needs.
    pub mod part in "mine.toml", only = ["things.create"];
}

::dp::bindings! {
    /// From an inline text.
    pub mod inline = r#"
        [resource.shops]
        doc = "Where things are sold."

        [endpoint."shops.get"]
        http    = "GET /shops/{id}"
        path    = { id = "String" }
        returns = "Shop"
        retry   = "safe"

        [type.Shop.fields]
        id   = "String"
        name = "string?"

        [id]
        String = "shop_"
    "#;
}

::dp::bindings! {
    /// Another company's API.
    pub mod other = r#"
        [api]
        name = "`Vec` of [Option]s\nand <more>"
        auth = "key"

        [auth.key]
        scheme = "query"
        name   = "Some"

        [environment.self]
        url = "https://other.example"

        [resource.new]
        [resource.clone]
        [resource.builder]
        [resource.environment]

        [endpoint."new.new"]
        http    = "POST /new/{client}"
        path    = { client = "Into" }
        body    = "Result"
        returns = "[Option]"
        retry   = "never"

        [type.Result.fields]
        error = "string?"

        [type.Option.fields]
        Error = "string?"

        [id]
        Into = ""
    "#;
}

/// Inside a function, items of the crate root can only be named with `crate`.
#[must_use]
pub fn within_a_function() -> ::std::string::String {
    ::dp::bindings! {
        mod local = "[type.Pair.fields]\nleft = 'integer'\nright = 'integer?'";
    }
    let pair: ::std::result::Result<local::Pair, _> = ::dp::json::from_str(r#"{"left":1}"#);
    match pair {
        ::std::result::Result::Ok(pair) => ::dp::json::to_string(&pair),
        ::std::result::Result::Err(error) => ::std::string::ToString::to_string(&error),
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test ends at the first surprise, and says where"
    )]

    use super::inline::Resources as _;
    use super::mine::Resources as _;
    use super::{inline, mine, within_a_function};
    use ::dp::__private::json::from_slice_strict;
    use ::dp::{Amount, ApiKey, Client, json};
    use ::std::prelude::rust_2024::*;

    fn thing() -> mine::Box {
        mine::Box::new(mine::BoxFields {
            string: mine::String::Str,
            vec: [mine::Vec::new(1)].into(),
            default: mine::Ok::new(2).into(),
            fallback: None,
            r#type: "t".into(),
            self_: "s".into(),
            price: Amount::from(7),
        })
        .some([
            ("a", mine::Some::None),
            ("b", mine::Some::Unknown_),
            ("c", mine::Some::Self_),
            ("d", mine::Some::from("else")),
        ])
        .r#async(true)
        .new_("n")
        .unknown_("u")
        .fees([Amount::from(1)])
        .secret("hush")
    }

    #[test]
    fn values_round_trip() {
        let json = json::to_string(&thing());
        let written = concat!(
            r#"{"string":"str","vec":[{"len":1}],"#,
            r#""some":{"a":"None","b":"Unknown","c":"Self","d":"else"},"#,
            r#""ToString":"None","default":{"count":2},"fallback":null,"#,
            r#""type":"t","self":"s","#,
            r#""new":"n","unknown":"u","async":true,"price":7,"fees":[100],"#,
            r#""constant":"always","secret":"hush"}"#,
        );
        assert_eq!(json, written);
        let read: mine::Box = from_slice_strict(written.as_bytes()).unwrap();
        assert_eq!(read, thing());
        assert!(!format!("{read:?}").contains("hush"));
    }

    #[test]
    fn unlisted_values_are_kept_but_not_parsed() {
        assert_eq!("str".parse(), Ok(mine::String::Str));
        let error = "else".parse::<mine::String>().unwrap_err();
        assert_eq!(error.expected(), ["str"]);
        assert_eq!(mine::String::from("else").as_str(), "else");
    }

    #[test]
    fn resources_are_methods_of_the_client() {
        let client = Client::new(ApiKey::new("dp_test_hygiene").unwrap()).unwrap();
        let create = client.things().create(mine::ThingsCreateArguments {
            self_: "into_1".into(),
            request_: 2,
            request: thing(),
            query: mine::Vec::new(3),
            headers: mine::From::new("here"),
        });
        let request = create.to_http().unwrap();
        assert_eq!(request.method(), "POST");
        assert!(request.uri().path().ends_with("/things/into_1/2"));
        assert_eq!(request.uri().query(), Some("len=3"));
        assert_eq!(request.headers()["x-from"], "here");

        let new = client.things().new_().to_http().unwrap();
        assert!(new.uri().path().ends_with("/things"));
        let shop = client.shops().get(inline::String::new("shop_1"));
        assert!(
            shop.to_http()
                .unwrap()
                .uri()
                .path()
                .ends_with("/shops/shop_1")
        );
    }

    #[test]
    fn added_fields_round_trip() {
        use super::mine::{CreateOrderExt as _, OrderExt as _};
        use ::dp::api::{CreateOrder, Order, OrderCustomer};

        let order: Order = json::from_str(
            r#"{"id":"ord_1","amount":"1","status":"started","into":"str","clone":"Ok",
                "to_owned":[{"len":1}],"self":"ord_2","Option":{"a":{"count":1}}}"#,
        )
        .unwrap();
        assert_eq!(order.into_(), Ok(Some(mine::String::Str)));
        assert_eq!(order.clone_(), Ok(Some(mine::Some::Ok)));
        assert_eq!(order.to_owned_().unwrap().unwrap().len(), 1);
        assert_eq!(order.self_().unwrap().unwrap().as_str(), "ord_2");
        assert_eq!(order.option().unwrap().unwrap().len(), 1);

        #[expect(deprecated, reason = "deprecated fields are written as well")]
        let create = CreateOrder::new(Amount::from(1), OrderCustomer::new())
            .with_into_(mine::String::Str)
            .with_with(mine::Err::new(true))
            .with_field_(["into_1"])
            .with_eq_(Amount::from(2));
        let written = json::to_string(&create);
        let added = r#""into":"str","with":{"live":true},"field":["into_1"],"eq":"2.00"}"#;
        assert!(written.ends_with(added), "{written}");
    }

    #[test]
    fn added_events_are_distinguished() {
        for (body, is_own) in [
            (r#"{"event":"shipped","data":{"count":1}}"#, true),
            (
                r#"{"event":"unknown","data":{"id":"pay_1","amount":1}}"#,
                true,
            ),
            (r#"{"event":"else","data":{}}"#, false),
        ] {
            let webhook = ::dp::webhook::Untrusted::parse(body.as_bytes()).unwrap();
            let event = mine::Event::claimed(&webhook).unwrap();
            assert_eq!(!matches!(event, mine::Event::Shipped(_)), is_own, "{body}");
        }
    }

    #[test]
    fn another_api_has_a_separate_client() {
        let key = super::other::ApiKey::new("k").unwrap();
        let client = super::other::Client::new(key).unwrap();
        let call = client.new_().new_("a/b", super::other::Result::new());
        assert_eq!(
            call.to_http().unwrap().uri(),
            "https://other.example/new/a%2Fb"
        );
        let _ = (client.clone_(), client.builder_(), client.environment_());
        assert_eq!(client.environment().unwrap().name, "self");
    }

    #[test]
    fn a_module_within_a_function_works() {
        assert_eq!(within_a_function(), r#"{"left":1}"#);
    }
}
