//! Desktop notifications (Desktop Notifications Specification 1.2): one at a time, each in the place of the one
//! before it, with buttons where the service has any. They never bring the window up; only a press does. Without a
//! service nothing is shown, and nothing else happens.

use std::collections::HashMap;

use futures_util::StreamExt as _;
use tokio::sync::mpsc::UnboundedSender;
use zbus::Connection;
use zbus::zvariant::Value;

use super::notices::{DEFAULT, Message};
use super::{Happening, icon};

/// "As long as the service thinks right."
const USUAL_TIME: i32 = -1;

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Service {
    #[allow(clippy::too_many_arguments, reason = "the specification's own")]
    fn notify(
        &self,
        app: &str,
        replaces: u32,
        icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        milliseconds: i32,
    ) -> zbus::Result<u32>;

    fn close_notification(&self, id: u32) -> zbus::Result<()>;

    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;

    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action: String) -> zbus::Result<()>;

    #[zbus(signal)]
    fn notification_closed(&self, id: u32, reason: u32) -> zbus::Result<()>;

    #[zbus(signal)]
    fn activation_token(&self, id: u32, token: String) -> zbus::Result<()>;
}

/// What happens to a notification of ours; the number may be another program's.
#[derive(Debug)]
pub(crate) enum Pressed {
    /// A button, by its key.
    Button { id: u32, action: String },
    /// What Wayland wants to see from a window that comes to the front; told just before the button.
    Token { id: u32, token: String },
    /// It is no longer on screen.
    Gone { id: u32 },
}

/// The one notification.
#[derive(Debug)]
pub(crate) struct Notifications {
    service: Option<ServiceProxy<'static>>,
    shown: Option<Shown>,
}

#[derive(Debug)]
struct Shown {
    id: u32,
    address: String,
    token: Option<String>,
}

/// What a press of a button asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Press {
    /// The button's key.
    pub(crate) action: String,
    /// The page the notification leads to.
    pub(crate) address: String,
    /// What Wayland wants to see.
    pub(crate) token: Option<String>,
}

impl Notifications {
    /// On a bus, whether there is a service or not; services are often started by the first notification.
    pub(crate) async fn on(bus: Option<&Connection>, tell: UnboundedSender<Happening>) -> Self {
        let Some(bus) = bus else { return Self { service: None, shown: None } };
        match ServiceProxy::builder(bus).cache_properties(zbus::proxy::CacheProperties::No).build().await {
            Ok(service) => {
                tokio::spawn(follow(service.clone(), tell));
                Self { service: Some(service), shown: None }
            }
            Err(error) => {
                tracing::info!("there are no notifications: {error}");
                Self { service: None, shown: None }
            }
        }
    }

    /// Shows a message in the place of the one before it.
    pub(crate) async fn show(&mut self, message: &Message) {
        let Some(service) = &self.service else {
            tracing::info!("not shown, as there is no session bus: {}", message.summary);
            return;
        };
        match notify(service, message, self.shown.as_ref().map_or(0, |shown| shown.id)).await {
            Ok(id) => self.shown = Some(Shown { id, address: message.address.clone(), token: None }),
            Err(error) => tracing::info!("not shown, as there is no service: {} ({error})", message.summary),
        }
    }

    /// Takes back what is shown, as it does not hold any more.
    pub(crate) async fn withdraw(&mut self) {
        if let (Some(shown), Some(service)) = (self.shown.take(), &self.service)
            && let Err(error) = service.close_notification(shown.id).await
        {
            tracing::debug!("the notification was gone already: {error}");
        }
    }

    /// What a signal of the service means.
    pub(crate) fn hear(&mut self, pressed: Pressed) -> Option<Press> {
        let number = match &pressed {
            Pressed::Button { id, .. } | Pressed::Token { id, .. } | Pressed::Gone { id } => *id,
        };
        let shown = self.shown.as_mut().filter(|shown| shown.id == number)?;
        match pressed {
            Pressed::Token { token, .. } => {
                shown.token = Some(token);
                None
            }
            Pressed::Gone { .. } => {
                self.shown = None;
                None
            }
            Pressed::Button { action, .. } => {
                let Shown { address, token, .. } = self.shown.take()?;
                Some(Press { action, address, token })
            }
        }
    }
}

async fn notify(service: &ServiceProxy<'_>, message: &Message, replaces: u32) -> zbus::Result<u32> {
    let can = service.get_capabilities().await?;
    let can = |what: &str| can.iter().any(|one| one == what);
    // The default action is a press on the body; it has no button, but some services show its label.
    let see = message.buttons.first().map_or("", |(_, label)| label.as_str());
    let mut actions = Vec::new();
    if can("actions") {
        actions.extend([DEFAULT, see]);
        actions.extend(message.buttons.iter().flat_map(|(key, label)| [*key, label.as_str()]));
    }
    let body = if can("body-markup") { escaped(&message.body) } else { message.body.clone() };
    let icon = if icon::is_in_theme() { icon::NAME } else { "" };
    let hints = HashMap::from([
        ("urgency", Value::U8(if message.urgent { 2 } else { 1 })),
        ("desktop-entry", Value::from(icon::NAME)),
    ]);
    service.notify("Vitrine", replaces, icon, &message.summary, &body, &actions, hints, USUAL_TIME).await
}

/// Names and reasons are other people's words: never markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

async fn follow(service: ServiceProxy<'static>, tell: UnboundedSender<Happening>) {
    if let Err(error) = listen(&service, &tell).await {
        tracing::info!("buttons of notifications are not heard: {error}");
    }
}

async fn listen(service: &ServiceProxy<'_>, tell: &UnboundedSender<Happening>) -> zbus::Result<()> {
    let mut buttons = service.receive_action_invoked().await?;
    let mut gone = service.receive_notification_closed().await?;
    let mut tokens = service.receive_activation_token().await?;
    loop {
        let pressed = tokio::select! {
            // In the order of their meaning: a token belongs to the press after it, an end comes last.
            biased;
            Some(signal) = tokens.next() => {
                let args = signal.args()?;
                Pressed::Token { id: args.id, token: args.token.clone() }
            }
            Some(signal) = buttons.next() => {
                let args = signal.args()?;
                Pressed::Button { id: args.id, action: args.action.clone() }
            }
            Some(signal) = gone.next() => Pressed::Gone { id: signal.args()?.id },
            else => return Ok(()),
        };
        let _ = tell.send(Happening::Pressed(pressed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn showing(id: u32) -> Notifications {
        let shown = Shown { id, address: "#/updates".into(), token: None };
        Notifications { service: None, shown: Some(shown) }
    }

    #[test]
    fn only_our_own_notification_is_heard_and_only_once() {
        let mut notifications = showing(7);
        let button = |id| Pressed::Button { id, action: "see".into() };
        assert_eq!(notifications.hear(button(8)), None);
        assert_eq!(notifications.hear(Pressed::Token { id: 7, token: "t".into() }), None);
        let press = notifications.hear(button(7)).unwrap();
        assert_eq!((press.address.as_str(), press.token.as_deref()), ("#/updates", Some("t")));
        assert_eq!(notifications.hear(button(7)), None);
    }

    #[test]
    fn one_that_was_put_away_is_forgotten() {
        let mut notifications = showing(7);
        assert_eq!(notifications.hear(Pressed::Gone { id: 7 }), None);
        assert!(notifications.shown.is_none());
    }

    #[test]
    fn other_peoples_words_are_no_markup() {
        assert_eq!(escaped("<b>&</b>"), "&lt;b&gt;&amp;&lt;/b&gt;");
    }
}
