//! The listener over real sockets: what strangers may hold on to, and for how long.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use vitrine_registry::RegistryError;
use vitrine_registry::http::listen::{Bounds, serve_within};
use vitrine_testkit::PersonaSpec;

use super::kit::Shop;

/// However long a machine under load takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A registry that listens.
pub struct Open {
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<Result<(), RegistryError>>,
}

impl Open {
    pub async fn serve(shop: &Shop) -> Self {
        Self::within(shop, Bounds::default()).await
    }

    pub async fn within(shop: &Shop, bounds: Bounds) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
        let registry = Arc::clone(&shop.ground.registry);
        let serving = tokio::spawn(serve_within(registry, listener, stop.clone(), bounds));
        Self { address, stop, serving }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    pub async fn close(self) {
        self.stop.cancel();
        timeout(PATIENCE, self.serving).await.unwrap().unwrap().unwrap();
    }
}

fn shop() -> Shop {
    let shop = Shop::new(&[PersonaSpec::new("nora").version("1.0.0")]);
    // Larger than what the sockets hold, so that it is still under way when nobody reads.
    std::fs::write(shop.ground.registry.gallery().join("packages/nora/1.0.0/any.tar"), vec![7; 32 << 20])
        .unwrap();
    shop
}

/// Everything until the other side closes; an abrupt end counts as one.
async fn read_to_the_end(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the server lets go").ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn slow_heads_are_let_go() {
    let shop = shop();
    let bounds = Bounds { headers: Duration::from_millis(300), ..Bounds::default() };
    let open = Open::within(&shop, bounds).await;
    let mut slow = open.connect().await;
    slow.write_all(b"GET /vitrine.json HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    let said = read_to_the_end(&mut slow).await;
    assert!(!said.contains(" 200 "), "{said}");
    open.close().await;
}

#[tokio::test]
async fn a_body_that_stands_still_is_let_go() {
    let shop = shop();
    let bounds = Bounds { body_idle: Duration::from_millis(300), ..Bounds::default() };
    let open = Open::within(&shop, bounds).await;
    let mut slow = open.connect().await;
    let head = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    slow.write_all(head.as_bytes()).await.unwrap();
    let said = read_to_the_end(&mut slow).await;
    assert!(!said.contains(" 200 "), "{said}");
    open.close().await;
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_let_go() {
    let bounds = Bounds { write_idle: Duration::from_millis(300), ..Bounds::default() };
    let shop = shop();
    let open = Open::within(&shop, bounds).await;
    let mut slow = open.connect().await;
    slow.write_all(b"GET /packages/nora/1.0.0/any.tar HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let started = Instant::now();
    while shop.ground.registry.metrics.connections.get() > 0 || started.elapsed() < Duration::from_millis(100)
    {
        assert!(started.elapsed() < PATIENCE, "it still holds on");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    drop(slow);
    open.close().await;
}

#[tokio::test]
async fn many_slow_ones_stop_nobody() {
    let shop = shop();
    let open = Open::serve(&shop).await;
    let mut slow = Vec::new();
    for n in 0..64 {
        let mut stream = open.connect().await;
        // Some stop in the head, some in the middle of a body they read.
        let said: &[u8] = match n % 2 {
            0 => b"GET /vitrine.json HTTP/1.1\r\nX-Slow: ",
            _ => b"GET /packages/nora/1.0.0/any.tar HTTP/1.1\r\nHost: x\r\n\r\n",
        };
        stream.write_all(said).await.unwrap();
        slow.push(stream);
    }
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for _ in 0..20 {
        let answer = http.get(format!("{}/vitrine.json", open.url())).timeout(PATIENCE).send().await.unwrap();
        assert_eq!(answer.status(), 200);
    }
    drop(slow);
    open.close().await;
}

#[tokio::test]
async fn one_address_does_not_take_every_place() {
    let shop = shop();
    let bounds = Bounds { per_address: 3, ..Bounds::default() };
    let open = Open::within(&shop, bounds).await;
    let mut inside = Vec::new();
    for _ in 0..3 {
        let mut stream = open.connect().await;
        stream.write_all(b"GET /vitrine.json HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        timeout(PATIENCE, stream.read_exact(&mut first)).await.unwrap().unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        inside.push(stream);
    }
    let said = read_to_the_end(&mut open.connect().await).await;
    assert!(said.starts_with("HTTP/1.1 503") && said.contains("Retry-After: 5"), "{said}");
    inside.pop();
    let started = Instant::now();
    loop {
        let mut stream = open.connect().await;
        stream.write_all(b"GET /vitrine.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.ok();
        if read_to_the_end(&mut stream).await.starts_with("HTTP/1.1 200") {
            break;
        }
        assert!(started.elapsed() < PATIENCE, "the place is never free again");
    }
    open.close().await;
}

#[tokio::test]
async fn what_is_under_way_is_finished() {
    let shop = shop();
    let open = Open::serve(&shop).await;
    let mut stream = open.connect().await;
    stream.write_all(b"GET /packages/nora/1.0.0/any.tar HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut first = vec![0; 16];
    timeout(PATIENCE, stream.read_exact(&mut first)).await.unwrap().unwrap();
    open.stop.cancel();
    let rest = read_to_the_end(&mut stream).await;
    assert!(rest.len() > 32 << 20, "{}", rest.len());
    open.close().await;
    let written = shop.ground.registry.db.read_now(|unit| unit.totals()).unwrap();
    assert_eq!(written.downloads, 1, "what was counted is written before the server ends");
}

#[tokio::test]
async fn nonsense_is_refused() {
    let shop = shop();
    let open = Open::serve(&shop).await;
    for nonsense in
        [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"]
    {
        let mut stream = open.connect().await;
        stream.write_all(nonsense).await.unwrap();
        stream.shutdown().await.ok();
        let said = read_to_the_end(&mut stream).await;
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 400"), "{said}");
    }
    let mut stream = open.connect().await;
    let many: String = (0..100).map(|n| format!("X-{n}: y\r\n")).collect();
    stream.write_all(format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes()).await.ok();
    let said = read_to_the_end(&mut stream).await;
    assert!(said.starts_with("HTTP/1.1 431"), "{said}");
    open.close().await;
}
