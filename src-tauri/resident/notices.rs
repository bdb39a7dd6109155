//! What a notice says, in words and buttons.

use fluent_bundle::FluentArgs;
use vitrine_api::types::{Notice, VitrineNews};

use super::words::Words;

/// The keys of the buttons, as the notification service gives them back.
pub(crate) const DEFAULT: &str = "default";
/// Opens the window where the notice leads.
pub(crate) const SEE: &str = "see";
/// Puts the notice away.
pub(crate) const LATER: &str = "later";
/// Looks at the galleries.
pub(crate) const CHECK: &str = "check";

/// A notice as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// One line.
    pub(crate) summary: String,
    /// More, as plain text.
    pub(crate) body: String,
    /// It concerns the person's safety.
    pub(crate) urgent: bool,
    /// Keys and labels, without the default one.
    pub(crate) buttons: Vec<(&'static str, String)>,
    /// The page it leads to.
    pub(crate) address: String,
}

/// Puts a notice into words; none for the one that takes the last one back.
pub(crate) fn message(notice: &Notice, words: &Words) -> Option<Message> {
    let see = |key| vec![(SEE, words.say(key))];
    let (summary, body, urgent, buttons) = match notice {
        Notice::Updates { security, ready, names, vitrine } => {
            let mut buttons = see("shell-see-updates");
            buttons.push((LATER, words.say("shell-later")));
            let (summary, body) = newer(words, (*security, *ready), names, vitrine.as_ref());
            let urgent = *security > 0 || vitrine.as_ref().is_some_and(|news| news.security);
            (summary, body, urgent, buttons)
        }
        Notice::Installed { count, names } => {
            let body = listed(words, names, *count);
            (words.count("shell-notice-installed", *count), body, false, see("shell-show"))
        }
        Notice::Withdrawn { name, reason, malicious, others, .. } => {
            let summary = counted(words, "shell-notice-withdrawn", name, *others);
            let harm = malicious.then(|| words.say("shell-notice-harmful"));
            let body: Vec<String> = harm.into_iter().chain([reason.clone()]).collect();
            (summary, body.join("\n").trim().to_owned(), true, see("shell-show"))
        }
        Notice::CouldNotCheck { days, galleries } => {
            let all = galleries.is_empty();
            let key = if all { "shell-notice-unreached-all" } else { "shell-notice-unreached" };
            let why = words.say("shell-notice-unreached-why");
            let body = if all { why } else { format!("{}\n{why}", galleries.join(", ")) };
            (words.count(key, *days), body, false, vec![(CHECK, words.say("shell-check-for-updates"))])
        }
        Notice::Submission { source, name, state, .. } => {
            let key = match state.as_str() {
                "published" => "shell-notice-published",
                "needs_changes" => "shell-notice-changes-wanted",
                "rejected" => "shell-notice-rejected",
                _ => "shell-notice-submission",
            };
            let from = counted(words, "shell-notice-submission-from", source, 0);
            (counted(words, key, name, 0), from, false, see("shell-show"))
        }
        Notice::UpToDate => (words.say("shell-tooltip-none"), String::new(), false, Vec::new()),
        Notice::Moot => return None,
    };
    Some(Message { summary, body, urgent, buttons, address: notice.address() })
}

/// What is newer, packages first; a newer Vitrine is one line.
fn newer(
    words: &Words,
    (security, ready): (u32, u32),
    names: &[String],
    vitrine: Option<&VitrineNews>,
) -> (String, String) {
    let line = vitrine.map(|news| words.version("shell-vitrine", &news.version));
    let mends = vitrine.filter(|news| news.security).map(|_| words.say("shell-vitrine-security"));
    let lines = |lines: [Option<String>; 2]| lines.into_iter().flatten().collect::<Vec<_>>();
    match (security, ready, line) {
        (0, 0, Some(line)) => (line, mends.unwrap_or_default()),
        (0, _, line) => {
            let packages = listed(words, names, ready);
            (words.count("shell-notice-updates", ready), lines([Some(packages), line]).join("\n"))
        }
        (_, _, line) => {
            let packages = listed(words, names, security + ready);
            (words.count("shell-notice-security", security), lines([Some(packages), line]).join("\n"))
        }
    }
}

/// The first names, and how many more there are.
fn listed(words: &Words, names: &[String], all: u32) -> String {
    if names.is_empty() {
        return String::new();
    }
    let more = all.saturating_sub(u32::try_from(names.len()).unwrap_or(u32::MAX));
    let mut arguments = FluentArgs::new();
    arguments.set("names", names.join(", "));
    arguments.set("count", more);
    words.tell("shell-notice-more", &arguments)
}

fn counted(words: &Words, key: &str, name: &str, count: u32) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("name", name.to_owned());
    arguments.set("count", count);
    words.tell(key, &arguments)
}

#[cfg(test)]
mod tests {
    use vitrine_api::types::PackageRef;

    use super::*;

    fn said(notice: Notice) -> Message {
        message(&notice, &Words::of("en")).unwrap()
    }

    #[test]
    fn security_comes_first_and_is_urgent() {
        let names = vec!["Mara".into(), "Ivo".into(), "Lin".into()];
        let message = said(Notice::Updates { security: 1, ready: 4, names, vitrine: None });
        assert_eq!(message.summary, "A security update is ready");
        assert_eq!(message.body, "Mara, Ivo, Lin and 2 more");
        assert!(message.urgent);
        assert_eq!(message.address, "#/updates");
        assert_eq!(message.buttons, [(SEE, "See updates".into()), (LATER, "Later".into())]);
        let names = vec!["Mara".into()];
        let calm = said(Notice::Updates { security: 0, ready: 1, names, vitrine: None });
        assert_eq!((calm.summary.as_str(), calm.body.as_str()), ("One update is ready", "Mara"));
        assert!(!calm.urgent);
    }

    #[test]
    fn a_newer_vitrine_is_one_line_of_the_notice() {
        let told = |ready, names: &[&str], security| {
            let names = names.iter().map(ToString::to_string).collect();
            let vitrine = Some(VitrineNews { version: "0.2.0".into(), security });
            said(Notice::Updates { security: 0, ready, names, vitrine })
        };
        let beside = told(1, &["Mara"], false);
        assert_eq!(beside.summary, "One update is ready");
        assert_eq!(beside.body, "Mara\nVitrine 0.2.0 is available");
        assert!(!beside.urgent);
        let alone = told(0, &[], false);
        assert_eq!((alone.summary.as_str(), alone.body.as_str()), ("Vitrine 0.2.0 is available", ""));
        assert_eq!((alone.address.as_str(), alone.urgent), ("#/updates", false));
        let urgent = told(0, &[], true);
        assert_eq!(urgent.body, "It mends a security problem.");
        assert!(urgent.urgent);
    }

    /// Every notice that is shown, of one and of many.
    fn notices() -> Vec<Notice> {
        let package = PackageRef { source: "7".into(), id: "7".into() };
        let (name, names) = (String::from("7"), vec!["7".to_owned()]);
        let submission = |state: &str| Notice::Submission {
            source: name.clone(),
            id: name.clone(),
            name: name.clone(),
            state: state.into(),
        };
        let mut all: Vec<_> =
            ["published", "needsChanges", "rejected", "inReview"].into_iter().map(submission).collect();
        let vitrine = Some(VitrineNews { version: "7".into(), security: true });
        all.push(Notice::Updates { security: 0, ready: 0, names: Vec::new(), vitrine });
        for count in [1, 2, 3, 11, 100] {
            let (names, package) = (names.clone(), package.clone());
            let updates = |security, ready, names: &Vec<String>| Notice::Updates {
                security,
                ready,
                names: names.clone(),
                vitrine: None,
            };
            all.push(updates(count, 0, &names));
            all.push(updates(0, count, &names));
            all.push(Notice::Installed { count, names: names.clone() });
            all.push(Notice::CouldNotCheck { days: count, galleries: Vec::new() });
            all.push(Notice::CouldNotCheck { days: count, galleries: names });
            let (name, reason) = (name.clone(), String::new());
            all.push(Notice::Withdrawn { package, name, reason, malicious: true, others: count });
        }
        all
    }

    #[test]
    fn every_notice_is_in_the_persons_language() {
        for language in ["ar", "de", "es", "fr", "ja"] {
            let words = Words::of(language);
            for notice in notices() {
                let (own, english) = (message(&notice, &words).unwrap(), said(notice));
                assert_ne!(own.summary, english.summary, "{language}");
                assert!(
                    own.body.is_empty() || own.body == "7" || own.body != english.body,
                    "{language}: {own:?}"
                );
                for ((_, own), (_, english)) in own.buttons.iter().zip(&english.buttons) {
                    assert_ne!(own, english, "{language}");
                }
            }
        }
    }

    #[test]
    fn arabic_has_its_own_form_for_one_two_few_and_many() {
        let words = Words::of("ar");
        let form = |key: &str, count: u32| words.count(key, count).replace(|c: char| c.is_ascii_digit(), "");
        for key in ["shell-tooltip-updates", "shell-notice-updates", "shell-notice-security"]
            .into_iter()
            .chain(["shell-notice-installed", "shell-notice-unreached", "shell-notice-unreached-all"])
        {
            let forms: std::collections::BTreeSet<_> =
                [1, 2, 3, 11].map(|count| form(key, count)).into_iter().collect();
            assert_eq!(forms.len(), 4, "{key}: {forms:?}");
            assert_eq!(form(key, 3), form(key, 10), "{key}");
            assert_eq!(form(key, 11), form(key, 99), "{key}");
        }
    }

    #[test]
    fn a_withdrawn_package_says_why() {
        let package = PackageRef { source: "shelf".into(), id: "mara".into() };
        let message = said(Notice::Withdrawn {
            package,
            name: "Mara".into(),
            reason: "It steals tokens.".into(),
            malicious: true,
            others: 0,
        });
        assert_eq!(message.summary, "Mara was withdrawn");
        assert_eq!(message.body, "It may do harm. Remove it from this computer.\nIt steals tokens.");
        assert!(message.urgent && message.address == "#/package/shelf/mara");
    }

    #[test]
    fn trouble_offers_to_check_and_news_of_submissions_say_which() {
        let trouble = said(Notice::CouldNotCheck { days: 7, galleries: vec!["The Shelf".into()] });
        assert_eq!(trouble.summary, "A gallery could not be checked for 7 days");
        assert!(trouble.body.starts_with("The Shelf\n"));
        assert_eq!(trouble.buttons, [(CHECK, "Check for updates".into())]);
        let all = said(Notice::CouldNotCheck { days: 9, galleries: Vec::new() });
        assert_eq!(all.summary, "Updates could not be looked for in 9 days");
        let news = |state: &str| {
            let (source, id, name) = ("shelf".into(), "7".into(), "Mara".into());
            said(Notice::Submission { source, id, name, state: state.into() }).summary
        };
        assert_eq!(news("published"), "Mara was published");
        assert_eq!(news("needs_changes"), "Changes are wanted to Mara");
        assert_eq!(news("inReview"), "There is news of Mara");
        assert_eq!(message(&Notice::Moot, &Words::of("en")), None);
    }
}
