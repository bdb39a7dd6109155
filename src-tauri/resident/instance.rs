//! One resident for each home: the first holds a name on the session bus, and every later start passes on what it
//! was asked to open, and ends. Without a session bus every start is the first; homes are safely shared.

use std::path::Path;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use zbus::fdo::{RequestNameFlags, RequestNameReply};
use zbus::{Connection, Proxy};

use super::Happening;
use crate::arguments::MAX_OPENED;

const PATH: &str = "/org/vitrine/Vitrine";
const INTERFACE: &str = "org.vitrine.Vitrine1";

/// A bus that does not answer in this time is none.
const PATIENCE: Duration = Duration::from_secs(5);

/// The first one may end just while it is asked; then this start takes its place.
const TRIES: u32 = 5;

/// What this start is.
#[derive(Debug)]
pub(crate) enum Claim {
    /// The only one; with the bus, where there is one.
    First(Option<Connection>),
    /// A later one, which has passed its wish on.
    Later,
}

/// What this start would like.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish {
    /// To open this; empty for nothing.
    pub(crate) text: String,
    /// What Wayland wants to see from a window that comes to the front; empty for none.
    pub(crate) token: String,
    /// To be in the tray only.
    pub(crate) hidden: bool,
}

/// Finds out whether this is the first start of a home.
pub(crate) async fn claim(home: &Path, wish: &Wish, tell: UnboundedSender<Happening>) -> Claim {
    let bus = match tokio::time::timeout(PATIENCE, Connection::session()).await {
        Ok(Ok(bus)) => bus,
        Ok(Err(error)) => {
            tracing::info!("no session bus: {error}");
            return Claim::First(None);
        }
        Err(_) => {
            tracing::warn!("the session bus does not answer");
            return Claim::First(None);
        }
    };
    match take_or_pass_on(&bus, &name(home), wish, tell).await {
        Ok(true) => Claim::First(Some(bus)),
        Ok(false) => Claim::Later,
        Err(error) => {
            tracing::warn!("whether this is the only start is not known: {error}");
            Claim::First(Some(bus))
        }
    }
}

/// The name that stands for a home.
fn name(home: &Path) -> String {
    let absolute = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
    let mark = vitrine_base::Sha256::of(absolute.as_os_str().as_encoded_bytes()).to_hex();
    format!("org.vitrine.Vitrine.h{}", &mark[..16])
}

async fn take_or_pass_on(
    bus: &Connection,
    name: &str,
    wish: &Wish,
    tell: UnboundedSender<Happening>,
) -> zbus::Result<bool> {
    bus.object_server().at(PATH, Door { tell }).await?;
    for _ in 0..TRIES {
        match bus.request_name_with_flags(name, RequestNameFlags::DoNotQueue.into()).await {
            Ok(RequestNameReply::Exists | RequestNameReply::InQueue) | Err(zbus::Error::NameTaken) => {}
            Ok(_) => return Ok(true),
            Err(error) => return Err(error),
        }
        if wish.hidden {
            return Ok(false);
        }
        let first = Proxy::new(bus, name, PATH, INTERFACE).await?;
        match first.call_method("Open", &(&wish.text, &wish.token)).await {
            Ok(_) => return Ok(false),
            Err(error) => tracing::info!("the first start did not take it: {error}"),
        }
    }
    Ok(true)
}

/// What later starts knock at.
struct Door {
    tell: UnboundedSender<Happening>,
}

#[zbus::interface(name = "org.vitrine.Vitrine1")]
impl Door {
    /// Shows the window, and what is to be opened when `text` is not empty.
    fn open(&self, text: String, token: String) -> zbus::fdo::Result<()> {
        if text.len() > MAX_OPENED {
            return Err(zbus::fdo::Error::LimitsExceeded(format!("at most {MAX_OPENED} bytes are opened")));
        }
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let _ = self.tell.send(Happening::Asked { text: some(text), token: some(token) });
        Ok(())
    }
}
