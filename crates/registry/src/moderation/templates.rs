//! Public reasons that are wanted again and again. `{package}`, `{version}` and `{name}` are filled in.

use super::Verdict;
use crate::store::SubmissionRow;

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its id.
    pub id: &'static str,
    /// The decision it goes with.
    pub decision: Verdict,
    /// What it is about.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
}

const fn template(id: &'static str, decision: Verdict, title: &'static str, text: &'static str) -> Template {
    Template { id, decision, title, text }
}

/// All of them.
pub const TEMPLATES: &[Template] = &[
    template(
        "description",
        Verdict::Changes,
        "Say more about it",
        "The listing of “{name}” does not say what it does and for whom. Please write a line and a description a stranger understands.",
    ),
    template(
        "picture",
        Verdict::Changes,
        "Another picture",
        "The picture of “{name}” does not show what it is, or cannot be seen well. Please replace it.",
    ),
    template(
        "rating",
        Verdict::Changes,
        "Content rating",
        "“{name}” is for fewer people than its content rating says. Please raise the rating and hand it in again.",
    ),
    template(
        "licence",
        Verdict::Changes,
        "Licence",
        "The licence of “{name}” is not clear, or does not allow what is in the package to be passed on. Please name one that does, or take out what it does not cover.",
    ),
    template(
        "commands",
        Verdict::Changes,
        "Commands and servers",
        "Version {version} of “{package}” names commands or servers without saying what they are for. Please say so in the description, or leave them out.",
    ),
    template(
        "name",
        Verdict::Changes,
        "The name is too near to another",
        "“{package}” is easily taken for another package. Please choose a name of your own.",
    ),
    template(
        "broken",
        Verdict::Changes,
        "It does not work",
        "We tried version {version} of “{name}”, and it does not work. Please see the thread for what happened.",
    ),
    template(
        "not-yours",
        Verdict::Reject,
        "Somebody else's work",
        "“{name}” is somebody else's work, published without their leave.",
    ),
    template(
        "spam",
        Verdict::Reject,
        "Advertising or nothing in it",
        "“{name}” advertises something, or has nothing of its own in it.",
    ),
    template(
        "harm",
        Verdict::Reject,
        "It does harm",
        "“{name}” does harm to those who install it, or to others.",
    ),
    template(
        "rules",
        Verdict::Reject,
        "Against the rules of this gallery",
        "“{name}” is against the rules of this gallery.",
    ),
    template(
        "suspicious",
        Verdict::Quarantine,
        "To be looked at closely",
        "Something in version {version} of “{name}” has to be looked at closely first. It is set aside until then.",
    ),
];

/// The text of a template, filled in; what people wrote is put in as it is and never read as a placeholder again.
pub fn filled(template: &Template, row: &SubmissionRow, name: &str) -> String {
    let package = row.package.as_ref().map_or("", vitrine_base::PackageId::as_str);
    let version = row.version.as_ref().map_or("", vitrine_base::Version::as_str);
    let mut out = String::new();
    let mut rest = template.text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((word, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(match word {
            "package" => package,
            "version" => version,
            "name" => name,
            _ => "",
        });
        rest = behind;
    }
    out.push_str(rest);
    out
}
