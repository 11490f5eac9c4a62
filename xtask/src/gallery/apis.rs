//! The APIs of the gallery.

/// A well-known API.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// The name of the package with the bindings, and of the API on the command line.
    pub name: &'static str,
    /// The name in the page.
    pub title: &'static str,
    /// The path of the document in the package, without its extension.
    pub document: &'static str,
    /// The tags and path prefixes whose operations are compiled in CI. If empty, all are.
    pub only: &'static [&'static str],
    /// The parts of the language that the document uses.
    pub shows: &'static str,
}

/// All APIs, ordered by title.
pub const APIS: [Api; 18] = [
    Api {
        name: "adyen",
        title: "Adyen Checkout",
        document: "adyen.com/CheckoutService-v71",
        only: &[],
        shows: "OpenAPI 3.1; payment methods as a tagged union; a key in a header or basic authentication; idempotency keys",
    },
    Api {
        name: "asana",
        title: "Asana",
        document: "asana.com",
        only: &[],
        shows: "responses under `data`; pages by offset; uploads",
    },
    Api {
        name: "box",
        title: "Box",
        document: "box.com",
        only: &[],
        shows: "OAuth 2; other servers for uploads; JSON Patch; responses with and without content",
    },
    Api {
        name: "digitalocean",
        title: "DigitalOcean",
        document: "digitalocean.com",
        only: &[],
        shows: "unions without a tag; headers of rate limits; typed errors",
    },
    Api {
        name: "github",
        title: "GitHub",
        document: "github.com/api.github.com",
        only: &["issues", "gists", "checks"],
        shows: "pages by `Link` header; strings or numbers; bodies of text and bytes",
    },
    Api {
        name: "jira",
        title: "Jira Cloud",
        document: "atlassian.com/jira",
        only: &["Issues", "Projects"],
        shows: "basic authentication or OAuth 2; pages by offset and count; bodies of text",
    },
    Api {
        name: "netlify",
        title: "Netlify",
        document: "netlify.com",
        only: &[],
        shows: "OAuth 2 with an implicit grant; maps",
    },
    Api {
        name: "notion",
        title: "Notion",
        document: "notion.com",
        only: &[],
        shows: "a small document made from examples; header parameters",
    },
    Api {
        name: "openai",
        title: "OpenAI",
        document: "openai.com",
        only: &[],
        shows: "uploads of files; strings or lists",
    },
    Api {
        name: "plaid",
        title: "Plaid",
        document: "plaid.com",
        only: &[],
        shows: "three keys in headers; POST for all operations; open enums",
    },
    Api {
        name: "slack",
        title: "Slack",
        document: "slack.com",
        only: &[],
        shows: "forms; pages by cursor; schemas without a type",
    },
    Api {
        name: "spotify",
        title: "Spotify",
        document: "spotify.com/sonallux",
        only: &[],
        shows: "OAuth 2; pages with the URL of the next one; an image as the body",
    },
    Api {
        name: "stripe",
        title: "Stripe",
        document: "stripe.com",
        only: &["/v1/customers", "/v1/payment_intents", "/v1/refunds"],
        shows: "nested forms; `expand[]`; objects or their ids; pages by the id of the last item",
    },
    Api {
        name: "telegram",
        title: "Telegram Bots",
        document: "telegram.org",
        only: &[],
        shows: "JSON, forms and uploads of one operation; integers or strings",
    },
    Api {
        name: "trello",
        title: "Trello",
        document: "trello.com",
        only: &[],
        shows: "a key and a token in the query, both at once",
    },
    Api {
        name: "twilio",
        title: "Twilio",
        document: "twilio.com/api",
        only: &[],
        shows: "an account and a password; forms; paths that end in `.json`; times of RFC 2822 as strings",
    },
    Api {
        name: "vercel",
        title: "Vercel",
        document: "vercel.com",
        only: &[],
        shows: "OpenAPI 3.1; deep unions without names; bodies of bytes",
    },
    Api {
        name: "zoom",
        title: "Zoom",
        document: "zoom.us",
        only: &["Meetings", "Users"],
        shows: "OAuth 2; pages by token; examples of responses",
    },
];
