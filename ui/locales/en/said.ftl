# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = “{ $source }” signed this version, and the signature is valid and current.
said-vouched-stale = “{ $source }” signed this version, but its signatures are out of date; it can be looked at, not installed.
said-vouched-listed = “{ $source }” lists a digest for this version; what arrives is checked against it.
said-vouched-unverified = “{ $source }” lists no digest for this version, so nothing vouches for what arrives.
said-vouched-signed-by = Signed by { $signers }, current until { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Signed by its keys, current until { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Its root is one single key (provisional).
said-vouched-expired = The gallery’s signatures were current until { DATETIME($until, dateStyle: "long") }. Its packages can be looked at, but not installed until it signs again; if that date is still to come, this computer’s clock is wrong.
said-vouched-minisign = Its list is signed with the minisign key { $key }; nothing says that the list is current.
said-vouched-digests = Nobody signs it; downloads are checked against the digests it lists, where it lists any.
said-vouched-alarm = Something is wrong with the gallery’s signatures. Until that is settled, nothing is installed from it.
said-vouched-other-identity = The gallery shows another identity than the one you trusted: { $fingerprint }. Until that is settled, nothing is installed from it.
said-vouched-was-signed = The installed version was signed; this one is not.
said-vouched-file = “{ $source }” lists exactly these bytes.
said-vouched-nobody = No gallery you have added lists these bytes, so nothing vouches for them.
said-vouched-yanked = “{ $source }” does not offer these bytes any more.
said-vouched-yanked-because = “{ $source }” does not offer these bytes any more: { $reason }
said-vouched-from-file = Installed from a file of this computer; no gallery brings updates for it.
said-vouched-not-listed = Installed from “{ $source }”, which does not list it any more.

## What is agreed to

said-consent-republished = “{ $source }” now has other bytes under version { $version } than before (then { $then }, now { $now }). Install them all the same?
said-consent-unverified = “{ $source }” lists no digest for this package, so nothing vouches for what arrives.
said-consent-install-anyway = Install it all the same?
said-consent-whatever-arrives = Version { $version } was here before, with the digest { $then }. Take whatever arrives now?
said-consent-file-republished = Version { $version } of this package was here before with other bytes (then { $then }, now { $now }). Install these all the same?
said-consent-file = Nobody you know vouches for this file. Install it only if you trust whoever gave it to you.

## What stands in the way

said-platform-none = There is no file of it for this computer ({ $platform }).
said-platform-reason = There is no file of it for this computer ({ $platform }): { $reason }

## Links that lead nowhere

said-link-empty = This link cannot be opened: there is nothing in it.
said-link-too-long = This link cannot be opened: it is longer than a link to a package can be.
said-link-characters = This link cannot be opened: it holds characters that no link may hold.
said-link-not-ours = This link cannot be opened: it is not a link to a package.
said-link-unknown = This link cannot be opened: Vitrine has no page for it.
said-link-name = This link cannot be opened: the package or gallery it names cannot be one.
said-link-address = This link cannot be opened: the address it names is not that of a gallery on the web.
said-link-fingerprint = This link cannot be opened: the fingerprint it names is none.
said-link-elsewhere = The link is about a gallery called “{ $source }”, which you have not added, and does not say where it is.
said-link-other-identity = The link expects another fingerprint than “{ $source }” has. Ask whoever gave you the link which gallery it is about.
said-link-not-signed = The link expects a fingerprint, and “{ $source }” is not signed. Ask whoever gave you the link which gallery it is about.
