//! The listener: HTTP/1.1 through hyper, with a limit on everything a stranger can hold on to: how long headers may
//! take, how long a body or a reader may stand still, how many connections there are, in all and from one address.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::http::App;
use crate::http::client::Peer;
use crate::http::front::Front;
use crate::http::patience::{PatientBody, PatientStream};
use crate::metrics::Metrics;
use crate::network::network_of;
use crate::stats;

/// What one listener lets strangers hold on to.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Connections at once. Each costs a few kilobytes and a file descriptor (usual limit: 1,024 soft, raised by
    /// service managers); more would only wait for the disk.
    pub connections: usize,
    /// Connections at once from one address (IPv6: one /64). Generous: a school or an office is one address; and
    /// less than a quarter of all, so that four are not enough to fill the house.
    pub per_address: usize,
    /// How long the head of a request may take, also the first byte on a connection kept alive.
    pub headers: Duration,
    /// How long a body may bring nothing.
    pub body_idle: Duration,
    /// How long a reader may take nothing.
    pub write_idle: Duration,
    /// How long requests may take to end once the server stops.
    pub grace: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 1024,
            per_address: 200,
            headers: Duration::from_secs(10),
            body_idle: Duration::from_secs(30),
            write_idle: Duration::from_secs(60),
            grace: Duration::from_secs(10),
        }
    }
}

/// Serves the registry on a listener until `stop`; then finishes what is under way and writes what was counted.
///
/// # Errors
/// When the last numbers cannot be written.
pub async fn serve(
    registry: App,
    listener: TcpListener,
    stop: CancellationToken,
) -> Result<(), crate::RegistryError> {
    serve_within(registry, listener, stop, Bounds::default()).await
}

/// [`serve`] with other bounds.
///
/// # Errors
/// As there.
pub async fn serve_within(
    registry: App,
    listener: TcpListener,
    stop: CancellationToken,
    bounds: Bounds,
) -> Result<(), crate::RegistryError> {
    let front = Front::over(App::clone(&registry));
    let counting = tokio::spawn(stats::keep(App::clone(&registry), stop.clone()));
    let door = Door::new(&registry, bounds);
    let graceful = GracefulShutdown::new();
    let mut inside = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => door.let_in(stream, peer, &front, graceful.watcher(), &mut inside),
            Err(error) => wait_after(&error).await,
        }
        // Those that ended are not kept; no more are than there are connections at once.
        while inside.try_join_next().is_some() {}
    }
    // Streams of events end now; nothing else would end them.
    registry.stopping.cancel();
    drop(listener);
    if tokio::time::timeout(bounds.grace, graceful.shutdown()).await.is_err() {
        tracing::info!("some connections did not end in time and are cut");
    }
    inside.shutdown().await;
    counting.await.ok();
    stats::flush(&registry).await
}

/// Out of file descriptors, most likely: what is open has to end first.
async fn wait_after(error: &io::Error) {
    tracing::warn!(%error, "a connection cannot be accepted");
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// Who is inside.
struct Door {
    bounds: Bounds,
    places: Arc<Semaphore>,
    by_address: Arc<Mutex<HashMap<IpAddr, usize>>>,
    /// Proxies speak for many.
    proxies: Vec<IpAddr>,
    metrics: Metrics,
    http: http1::Builder,
}

/// A place inside; given back when dropped.
struct Place {
    _place: OwnedSemaphorePermit,
    address: IpAddr,
    by_address: Arc<Mutex<HashMap<IpAddr, usize>>>,
    metrics: Metrics,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.metrics.connections.dec();
        let mut inside = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = inside.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                inside.remove(&self.address);
            }
        }
    }
}

impl Door {
    fn new(registry: &App, bounds: Bounds) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(bounds.headers).keep_alive(true).max_headers(64);
        Self {
            bounds,
            places: Arc::new(Semaphore::new(bounds.connections)),
            by_address: Arc::default(),
            proxies: registry.config.trusted_proxies.clone(),
            metrics: registry.metrics.clone(),
            http,
        }
    }

    fn place_for(&self, peer: SocketAddr) -> Option<Place> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let address = network_of(peer.ip());
        let mut inside = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        let count = inside.entry(address).or_insert(0);
        if *count >= self.bounds.per_address && !self.proxies.contains(&peer.ip().to_canonical()) {
            return None;
        }
        *count += 1;
        self.metrics.connections.inc();
        let by_address = Arc::clone(&self.by_address);
        Some(Place { _place: place, address, by_address, metrics: self.metrics.clone() })
    }

    /// Serves one connection on a task of its own; ending that task cuts it.
    fn let_in(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        front: &Front,
        watcher: Watcher,
        inside: &mut JoinSet<()>,
    ) {
        let Some(place) = self.place_for(peer) else {
            self.metrics.turned_away.inc();
            return turn_away(&stream);
        };
        stream.set_nodelay(true).ok();
        let (front, idle) = (front.clone(), self.bounds.body_idle);
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let (front, request) = (front.clone(), received(request, peer, idle));
            async move { Ok::<_, Infallible>(front.answer(request).await) }
        });
        let io = TokioIo::new(PatientStream::new(stream, self.bounds.write_idle));
        let connection = watcher.watch(self.http.serve_connection(io, service));
        inside.spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended badly");
            }
        });
    }
}

/// The request as the application sees it.
fn received(request: hyper::Request<Incoming>, peer: SocketAddr, idle: Duration) -> Request {
    let mut request = request.map(|body| {
        if body.is_end_stream() { Body::empty() } else { Body::new(PatientBody::new(body, idle)) }
    });
    request.extensions_mut().insert(Peer(peer));
    request
}

/// Full: says so without waiting for anything.
fn turn_away(stream: &TcpStream) {
    const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\
                          Content-Type: text/plain\r\nContent-Length: 43\r\n\r\nToo many connections. Try again in a bit.\r\n";
    stream.try_write(FULL).ok();
}
