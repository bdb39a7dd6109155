//! What a registry refuses, in words that say what to do. The draft stays, whatever it was.

use vitrine_api::ApiError;

use crate::registries::remote::RemoteError;

/// The refusal for the person.
pub(super) fn explained(error: RemoteError) -> ApiError {
    let RemoteError::Refused { status, retry_after, .. } = &error else { return error.into() };
    let action = match status {
        401 => "Your sign-in there has ended. Sign in again, then send it once more; the draft is kept.".into(),
        403 => "This account or its token may not do that there. Ask its people, or sign in with another; the draft is kept.".into(),
        404 => "The registry may have moved, or does not take submissions. The draft is kept.".into(),
        409 => "Look at what is in the way there, or choose another id or version, then send it again; the draft is kept.".into(),
        413 => "Make the package smaller: leave out what nobody needs. The draft is kept.".into(),
        422 => "Mend the field it names, then send it again; the draft is kept.".into(),
        429 => match retry_after.map(|wait| wait.as_secs().max(1)) {
            Some(seconds) => format!("Wait {seconds} seconds, then go on; what was sent is kept."),
            None => "Wait some minutes, then go on; what was sent is kept.".into(),
        },
        500.. => "The registry has a problem of its own. Try again later; what was sent is kept.".into(),
        _ => "Nothing was handed in; the draft is kept.".to_owned(),
    };
    let details = format!("{}: HTTP {status}: {error}", error.code());
    ApiError::from(error).with_action(action).with_details(details)
}
