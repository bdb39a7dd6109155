//! A listing's fields on the wire and in the checks.

use vitrine_api::types::{ListingFields, ListingTexts};
use vitrine_package::listing::Texts;
use vitrine_publish::checking::{Fields, Found};

use crate::convert;

fn written(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The fields as the checks read them: without blanks around, and without what is empty.
pub(super) fn checked(fields: &ListingFields) -> Fields {
    let tags = fields.tags.as_ref().map(|tags| {
        let tags = tags.iter().map(|tag| tag.trim().to_owned());
        tags.filter(|tag| !tag.is_empty()).collect()
    });
    let texts = fields.texts.as_ref().map(|texts| {
        let text = |text: &ListingTexts| Texts {
            name: written(text.name.as_ref()),
            summary: written(text.summary.as_ref()),
        };
        let texts = texts.iter().map(|(language, said)| (language.clone(), text(said)));
        texts.filter(|(_, said)| said.name.is_some() || said.summary.is_some()).collect()
    });
    let descriptions = fields.descriptions.as_ref().map(|descriptions| {
        let said = descriptions.iter().map(|(language, text)| (language.clone(), text.trim().to_owned()));
        said.filter(|(_, text)| !text.is_empty()).collect()
    });
    Fields {
        id: written(fields.id.as_ref()),
        version: written(fields.version.as_ref()),
        name: written(fields.name.as_ref()),
        summary: written(fields.summary.as_ref()),
        description: written(fields.description.as_ref()),
        tags,
        rating: fields.rating.map(convert::inner_rating),
        licence: written(fields.licence.as_ref()),
        homepage: written(fields.homepage.as_ref()),
        changelog: written(fields.changelog.as_ref()),
        security: fields.security,
        platform: written(fields.platform.as_ref()),
        texts,
        descriptions,
    }
}

/// What a package says of itself, as fields.
pub(super) fn says(found: &Found) -> ListingFields {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    ListingFields {
        id: found.id.clone(),
        version: found.version.clone(),
        name: some(&found.name),
        summary: some(&found.summary),
        description: some(&found.description),
        tags: Some(found.tags.clone()),
        rating: Some(convert::rating(found.rating)),
        licence: found.licence.clone(),
        homepage: found.homepage.clone(),
        changelog: some(&found.changelog),
        security: None,
        platform: found.platform.map(|platform| platform.to_string()),
        texts: None,
        descriptions: None,
    }
}
