//! The job that sends a letter through the operator's mail server (SMTP). Plain text only.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Timestamp};

use crate::Registry;
use crate::config::Config;
use crate::jobs::{Done, Handler, JobContext, JobError};

/// The kind of the job.
pub const KIND: &str = "mail";

/// How long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the job is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Where it leads on the web page, `#/…`; may be empty.
    #[serde(default)]
    pub link: String,
}

/// Sends letters.
pub(super) struct Post;

impl Handler for Post {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let Some(server) = &registry.config.smtp else { return Ok(()) };
            let letter: Letter = serde_json::from_value(job.payload.clone())
                .map_err(|error| JobError::Dead(format!("the letter cannot be read: {error}")))?;
            let message = written(&registry.config, &letter, job.id, registry.now())?;
            let sent = send(server, message);
            tokio::select! {
                sent = sent => sent,
                () = job.stop.cancelled() => Err(JobError::Again("the registry is stopping".into())),
            }
        })
    }
}

/// The letter as a message. One that runs again has the same id, so that mail servers can drop the second.
pub(super) fn written(
    config: &Config,
    letter: &Letter,
    job: i64,
    now: Timestamp,
) -> Result<Message, JobError> {
    let dead = |sentence: &str| JobError::Dead(sentence.to_owned());
    if [&letter.to, &letter.subject].iter().any(|field| field.chars().any(char::is_control)) {
        return Err(dead("the address or the subject has a line break in it"));
    }
    let host = config.public_url.as_ref().and_then(|url| url.host_str()).unwrap_or("localhost");
    let from = config.mail_from.clone().unwrap_or_else(|| format!("vitrine@{host}"));
    let from: Mailbox =
        from.parse().map_err(|_| dead("the sender that was set up (mail_from) is no address"))?;
    let to: Mailbox = letter.to.parse().map_err(|_| dead("what it is for is no address"))?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or(0));
    let automatic =
        HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let word = Sha256::of(format!("{}\n{}\n{}", letter.to, letter.subject, letter.text).as_bytes());
    let builder: MessageBuilder = Message::builder()
        .from(from)
        .to(to)
        .subject(&letter.subject)
        .date(at)
        .message_id(Some(format!("<vitrine-{job}-{}@{host}>", &word.to_hex()[..16])))
        .raw_header(automatic)
        .header(ContentType::TEXT_PLAIN);
    builder.body(text(config, letter)).map_err(|_| dead("the letter cannot be written"))
}

fn text(config: &Config, letter: &Letter) -> String {
    let mut text = letter.text.trim_end().to_owned();
    if let Some(url) = config.public_url.as_ref().filter(|_| !letter.link.is_empty()) {
        text.push_str(&format!("\n\n{}/{}", url.as_str().trim_end_matches('/'), letter.link));
    }
    text.push_str(&format!("\n\n-- \n{}\nWhich mail you get is set on your account page.\n", config.title));
    text
}

async fn send(server: &str, message: Message) -> Result<(), JobError> {
    // Its own words would repeat the address, and with it the password.
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
        .map_err(|_| JobError::Again("the mail server's address (smtp) cannot be read".into()))?
        .timeout(Some(PATIENCE))
        .build();
    let sent = tokio::time::timeout(2 * PATIENCE, transport.send(message)).await;
    match sent {
        Err(_) => Err(JobError::Again("the mail server does not answer".into())),
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if error.is_permanent() => {
            Err(JobError::Dead(format!("the mail server refuses the letter: {error}")))
        }
        Ok(Err(error)) => Err(JobError::Again(format!("the letter could not be handed over: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, subject: &str) -> Letter {
        Letter { to: to.into(), subject: subject.into(), text: "Hello\n.\nworld".into(), link: "#/x".into() }
    }

    #[test]
    fn a_letter_has_one_head() {
        let config = Config::default();
        for (to, subject) in [
            ("a@example.org\r\nBcc: b@example.org", "s"),
            ("a@example.org", "s\r\nBcc: b@example.org"),
            ("a@example.org", "s\nX: y"),
            ("a@example.org, b@example.org", "s"),
            ("nobody", "s"),
        ] {
            assert!(
                matches!(written(&config, &letter(to, subject), 1, 0), Err(JobError::Dead(_))),
                "{to} {subject}"
            );
        }
        let message = written(&config, &letter("a@example.org", "Grüße"), 7, 1_793_491_200_000).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(text.contains("To: a@example.org") && text.contains("Message-ID: <vitrine-7-"), "{text}");
        assert!(!text.contains("Bcc"), "{text}");
    }
}
