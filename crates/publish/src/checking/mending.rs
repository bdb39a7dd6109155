//! Where a finding is mended, and how: the field of the listing, or the file in the package, and one sentence.

use std::borrow::Cow;

/// Where and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mending {
    /// The field of the listing, with the tag of its language behind a point when it is not the listing's own:
    /// `summary.de`; none when it is mended in the package.
    pub field: Option<Cow<'static, str>>,
    /// What to do, in one sentence.
    pub how: &'static str,
}

const fn at(field: &'static str, how: &'static str) -> Mending {
    Mending { field: Some(Cow::Borrowed(field)), how }
}

const fn inside(how: &'static str) -> Mending {
    Mending { field: None, how }
}

/// How a finding is mended, by its code. Codes nobody wrote a word for are mended in the package.
pub fn mending(code: &str) -> Mending {
    of_listing(code).or_else(|| of_language(code)).unwrap_or_else(|| inside(of_package(code)))
}

/// Findings about words in another language say which one behind their own code.
fn of_language(code: &str) -> Option<Mending> {
    let (field, language) = code.strip_prefix("metadata.")?.split_once('.')?;
    let (field, how) = match field {
        "name" => ("name", "Shorten the name in this language, or leave it out."),
        "summary" => ("summary", "Shorten the line in this language, or leave it out."),
        "letters" => {
            ("name", "Write name and line in this language anew, without line breaks and invisible letters.")
        }
        "long" => ("description", "Shorten the text in this language, and link to the rest."),
        _ => return None,
    };
    Some(Mending { field: Some(Cow::Owned(format!("{field}.{language}"))), how })
}

fn of_listing(code: &str) -> Option<Mending> {
    Some(match code {
        "metadata.identity" => {
            at("id", "Put id, version and platform right in the listing or in the manifest.")
        }
        "metadata.id" => at("id", "Keep the package's own id, or change it in its manifest too."),
        "metadata.name" => at("name", "Write a name of 2 to 60 letters."),
        "metadata.summary" => at("summary", "Write one line of 3 to 120 letters that says what it is for."),
        "metadata.letters" => {
            at("name", "Write name and summary anew, without line breaks and invisible letters.")
        }
        "metadata.long" => at("description", "Shorten the text, and link to the rest."),
        "metadata.tags" => at("tags", "Keep the twelve tags that say most."),
        "metadata.tag" => at("tags", "Shorten or remove that tag."),
        "metadata.tags_none" => at("tags", "Add a few words people would look for."),
        "metadata.homepage" => at("homepage", "Give the page's address with https://, or leave it out."),
        "metadata.version" => at("version", "Number it with three numbers, 1.2.3 for instance."),
        "metadata.description" => at("description", "Say in a few sentences what it does and for whom."),
        "metadata.changelog" => at("changelog", "Say in a line or two what is new."),
        "licence.missing" | "licence.unknown" | "licence.unreadable" => {
            at("licence", "Choose a licence by its SPDX name, CC-BY-4.0 or MIT for instance.")
        }
        "licence.contradicts" => at("licence", "Name the same licence here and in the package."),
        _ => return None,
    })
}

fn of_package(code: &str) -> &'static str {
    match code {
        "picture.missing" => "Put a preview.webp or preview.png at the top of the package.",
        "picture.broken" => "Save the picture anew as PNG, JPEG, WebP or GIF.",
        "picture.small" => "Use a picture of 512 pixels on each side.",
        "picture.stretched" => "Cut the picture so that it is nearly square.",
        "package.executable" => "Leave the program out, unless the package cannot do without it.",
        "package.svg" => "Save the drawing as PNG or WebP.",
        "package.stray_file" => "Delete the file from the folder.",
        "package.picture_unreadable" => "Save the picture anew, or remove it.",
        "package.picture_too_large" => "Make the picture smaller.",
        "package.picture_tiny" => "Use a larger picture, or remove it.",
        "package.names_commands" => "Say in the description why it needs them; a curator will look at them.",
        "package.bad_json" => "Open the file in an editor and mend the JSON at that line.",
        "package.missing_member" => "Add the file to the folder.",
        _ => "Change it in the folder, then check again.",
    }
}
