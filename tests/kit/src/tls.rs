//! A server nobody vouches for.

use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_util::sync::CancellationToken;

/// An https server on this computer; stopped when dropped.
#[derive(Debug)]
pub struct TlsServer {
    port: u16,
    stop: CancellationToken,
}

impl TlsServer {
    /// Answers every request with `body`, behind a certificate it signed itself for `127.0.0.1`.
    pub fn start_self_signed(body: impl Into<Vec<u8>>) -> Self {
        let acceptor = acceptor();
        let body: Arc<[u8]> = body.into().into();
        let stop = CancellationToken::new();
        let port = crate::server::listen(stop.clone(), move |stream| {
            let (acceptor, body) = (acceptor.clone(), body.clone());
            async move { answer(acceptor, stream, &body).await }
        });
        Self { port, stop }
    }

    /// Its address, with a slash at the end.
    pub fn url(&self) -> String {
        format!("https://127.0.0.1:{}/", self.port)
    }
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

fn acceptor() -> TlsAcceptor {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".into(), "localhost".into()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// One request, one answer. A client that turns away is what this server is for.
async fn answer(acceptor: TlsAcceptor, stream: tokio::net::TcpStream, body: &[u8]) {
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    while !seen.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(count) => seen.extend_from_slice(&buffer[..count]),
        }
    }
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(body).await;
    let _ = stream.shutdown().await;
}
