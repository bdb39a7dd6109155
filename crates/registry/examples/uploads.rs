//! The registry's API for one account that is always signed in, for tests of uploads with other people's clients:
//! `uploads FOLDER ADDRESS:PORT`. Prints its address in a line of JSON. Never shipped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;
use vitrine_base::SystemClock;
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::{Identity, Member, Role, Via};
use vitrine_registry::config::Config;
use vitrine_registry::http::v1;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().expect("a folder").into();
    let listen = arguments.next().unwrap_or_else(|| "127.0.0.1:0".into());
    let registry =
        Registry::open(Config { data, ..Config::default() }, Arc::new(SystemClock)).expect("a registry");
    let router = v1::router();
    let app = router.layer(middleware::from_fn(identify)).with_state(registry);
    let listener = tokio::net::TcpListener::bind(listen).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    println!("{}", serde_json::json!({ "url": format!("http://{address}") }));
    axum::serve(listener, app).await.expect("serving");
}

async fn identify(mut request: Request, next: Next) -> Response {
    let via = Via::Session { hash: [0; 32], confirmed: 0 };
    let member = Member { account: 1, handle: "mira".into(), role: Role::Member, via };
    request.extensions_mut().insert(Identity(Some(member)));
    next.run(request).await
}
