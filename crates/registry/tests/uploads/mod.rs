//! Uploads by tus 1.0 over a real line: whole, in pieces, lying, interrupted, stalled, on a full disk, killed.

mod disks;
mod kept;
mod killing;
mod lies;
mod lines;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::{self, Next};
use reqwest::{Method, Response};
use vitrine_base::Sha256;
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::{Identity, Member, Role, Via};
use vitrine_registry::blobs::Verdict;
use vitrine_registry::http::v1;
use vitrine_registry::store::{UploadRow, UploadState};

/// Serves the API on a port of the system's choice; whoever asks is the account in `x-account` (1 when nobody says).
async fn serve(registry: &Arc<Registry>) -> SocketAddr {
    let router = v1::router();
    let app = router.layer(middleware::from_fn(identify)).with_state(Arc::clone(registry));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

async fn identify(mut request: Request, next: Next) -> axum::response::Response {
    let account =
        request.headers().get("x-account").map_or(1, |value| value.to_str().unwrap().parse().unwrap());
    let via = Via::Session { hash: [0; 32], confirmed: 0 };
    let member = Member { account, handle: "mira".into(), role: Role::Member, via };
    request.extensions_mut().insert(Identity(Some(member)));
    next.run(request).await
}

/// A client that speaks tus by hand.
struct Tus {
    address: SocketAddr,
    client: reqwest::Client,
}

impl Tus {
    fn to(address: SocketAddr) -> Self {
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        Self { address, client }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> reqwest::RequestBuilder {
        let url = format!("http://{}{path}", self.address);
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, url).timeout(std::time::Duration::from_secs(60));
        if !headers.iter().any(|(name, _)| *name == "tus-resumable") {
            request = request.header("tus-resumable", "1.0.0");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request
    }

    async fn begin(&self, length: u64, headers: &[(&str, &str)]) -> String {
        let request = self.ask("POST", "/api/v1/uploads", headers).header("upload-length", length);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 201);
        header(&answer, "location")
    }

    async fn patch(&self, at: &str, offset: u64, bytes: impl Into<reqwest::Body>) -> Response {
        self.patch_with(at, offset, bytes, &[]).await
    }

    async fn patch_with(
        &self,
        at: &str,
        offset: u64,
        bytes: impl Into<reqwest::Body>,
        headers: &[(&str, &str)],
    ) -> Response {
        let request = self.ask("PATCH", at, headers).header("upload-offset", offset);
        let request = request.header("content-type", "application/offset+octet-stream").body(bytes);
        request.send().await.unwrap()
    }

    async fn offset(&self, at: &str) -> u64 {
        let answer = self.ask("HEAD", at, &[]).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        header(&answer, "upload-offset").parse().unwrap()
    }
}

fn header(answer: &Response, name: &str) -> String {
    answer.headers().get(name).unwrap_or_else(|| panic!("{name}")).to_str().unwrap().to_owned()
}

/// The code and the sentence of a refusal.
async fn problem(answer: Response) -> (u16, String, String) {
    let status = answer.status().as_u16();
    assert_eq!(header(&answer, "content-type"), "application/problem+json");
    assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
    let body: serde_json::Value = answer.json().await.unwrap();
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    (status, text("code"), text("detail"))
}

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|n| ((n * 31) ^ (n >> 9)) as u8).collect()
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}

fn row(registry: &Registry, at: &str) -> Option<UploadRow> {
    let id = at.rsplit('/').next().unwrap().to_owned();
    registry.db.read_now(|unit| unit.upload(&id)).unwrap()
}

/// The upload is whole, its blob is what was sent, and its file is gone.
async fn assert_whole(registry: &Registry, at: &str, bytes: &[u8]) {
    let (row, sha256) = (row(registry, at).unwrap(), Sha256::of(bytes));
    assert_eq!((row.state, row.sha256), (UploadState::Whole, Some(sha256)));
    assert_eq!(registry.blobs.verify(sha256).await.unwrap(), Verdict::Whole);
    assert!(!registry.uploads().join(&row.id).exists());
}
