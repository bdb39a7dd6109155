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
said-platform-source = There is a source it can be built from.
said-platform-nowhere = There is no file for any other platform either.
said-platform-elsewhere = There is one for { $platforms }.
said-blocked-doubtful = Its gallery’s signatures are out of date or in doubt; it can be looked at only.
said-blocked-other-digest = The gallery contradicts itself about “{ $name }” { $version }: its index names the digest { $listed }, its manifest { $found }.
said-blocked-other-size = The gallery contradicts itself about “{ $name }” { $version }: its index names { $listed } bytes, its manifest { $found }.
said-blocked-no-address = None of the addresses of “{ $name }” can be used.
said-blocked-no-answer = “{ $source }” did not answer in time.
said-blocked-republished = Its gallery has other bytes under this version than before. Open its page to decide.
said-blocked-faulty = It cannot be installed.
said-blocked-taken-down = “{ $source }” took these very bytes down: { $reason }
said-offered-build = It can be built here from { $places }, in a sandbox.

## What is wrong with what a package needs

said-needs-missing = No gallery you have added has “{ $name }”, which is needed by { $by }.
said-needs-missing-several =
    { $count ->
        [one] One package it needs is in no gallery you have added: { $names }.
       *[other] { $count } packages it needs are in no gallery you have added: { $names }.
    }
said-needs-conflict = No version of “{ $name }” suits everybody. Wanted: { $wishes }. There is: { $listed }.
said-needs-cycle = Packages need each other in a circle: { $circle }.
said-needs-unknown = It could not be found out which versions of “{ $name }” there are.
said-needs-unreadable = It could not be found out what “{ $name }” { $version } needs.
said-needs-too-many = It needs more than is followed: at most { $most } packages.
said-needs-unsettled = No set of versions was found that suits everybody; given up after { $rounds } attempts.

## What to know of a line of a library file

said-noted-no-gallery = Its gallery “{ $source }” is not added here.
said-noted-other-gallery = The gallery “{ $source }” of the file is another one than yours of that name.
said-noted-not-listed = “{ $source }” does not list it.
said-noted-withdrawn = It was taken down by its gallery: { $reason }
said-noted-no-version = No version of it can be installed.
said-noted-other-bytes = Its gallery has other bytes under this version than the file names. Open its page to decide.
said-noted-twice = It is in the file twice.
said-noted-odd = The file’s line about it cannot be used.
said-noted-gallery-twice = The gallery “{ $source }” is in the file twice.
said-noted-gallery-unusable = Gallery { $place } of the file has no usable name or address.
said-noted-favourites-unusable =
    { $count ->
        [one] One of the file’s favourites cannot be used.
       *[other] { $count } of the file’s favourites cannot be used.
    }
said-noted-too-many =
    The file has { $number } { $what ->
        [galleries] galleries
        [favourites] favourites
       *[packages] packages
    }; only the first { $most } are looked at.
said-noted-other-signer = “{ $source }” is signed by somebody else here than where the file was written.

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = Nothing to say against it.
said-checked-warnings = Something is worth knowing.
said-checked-pending = It has not run yet.
said-checked-review = A person has to look at it.
said-checked-failed = There is something to mend.
said-compared-new = Nothing of this package is in that gallery yet: everything is new.
said-compared-with = Compared with version { $version }.
said-compared-unlisted = The gallery does not say which files version { $version } has.
said-target-registry = Handed in at its registry as { $account }.
said-target-may-not-publish = This sign-in may not publish. Sign out there and in again, with publishing.
said-target-sign-in = Its registry takes submissions: sign in there first.
said-target-bundle = A bundle for the maintainer of “{ $title }”; you send it yourself.
said-target-bundle-for = A bundle to send to the maintainer of “{ $title }”. Nothing was uploaded: send the folder yourself.
said-target-bundle-written = A bundle to send to the maintainer of the gallery. Nothing was uploaded: send the folder yourself.
said-target-words-over = The gallery takes some of your words from the package itself: write them into its manifest too.

## What came of a job

said-done-installed = Installed { $name } { $version } in { $folder }.
said-done-from-file = Installed { $name } { $version } from a file, in { $folder }.
said-done-installed-all =
    { $count ->
        [one] It is installed.
       *[other] All { $count } are installed.
    }
said-done-fetched-all =
    { $count ->
        [one] It was fetched and can be installed at once.
       *[other] { $count } updates were fetched and can be installed at once.
    }
said-done-removed = Removed.
said-done-removed-kept =
    { $count ->
        [one] Removed; a file you changed is kept: { $file }.
       *[other] Removed; { $count } files you changed are kept, the first is { $file }.
    }
said-done-back = { $name } is back at version { $version }.
said-done-in-use = { $name } { $version } is in use now.
said-done-built = Built { $name } { $version } from its source and installed it.
said-done-built-same = A second build made the same bytes.
said-done-built-other = A second build made other bytes.
said-done-in-place = Vitrine { $version } is in place. Start Vitrine again to use it.
said-done-handed-in = Handed in at “{ $title }”; its page says what happens next.
said-done-moved = Moved to { $folder }.
said-done-unchanged = Nothing has changed.
said-done-in-step =
    { $total ->
        [one] In step: one listing.
       *[other] In step: { $total } listings.
    }
said-done-changes = New: { $added }, changed: { $updated }, gone: { $removed }.
said-done-odd-items =
    { $count ->
        [one] One item has problems.
       *[other] { $count } items have problems.
    }
said-done-paused = Paused; what has arrived is kept.
said-done-cancelled = Cancelled.

## Building from source

said-limits-network = The build has no network and sees none of your files.
said-limits-time =
    { $minutes ->
        [one] It is stopped after one minute.
       *[other] It is stopped after { $minutes } minutes.
    }
said-limits-memory = It may use { $memory } MB of memory and { $processes } processes.
said-limits-output = It may write { $output } MB in { $files } files.
said-sandbox-other-system = Building from source needs a sandbox, and Vitrine has one for Linux only.
said-sandbox-missing = Building from source needs the program “bwrap” for its sandbox; install the package “bubblewrap”.
said-sandbox-forbidden = Building from source needs a sandbox, and this system does not allow one: { $said }. An administrator can allow user namespaces.
said-sandbox-no-measure = Building from source needs limits on memory and processes, and this system does not tell which processes belong to a build.
said-built-here = Built on this computer from its source.
said-built-same = Built on this computer from its source; a second build made the same bytes (reproducible).
said-built-other = Built on this computer from its source; a second build made other bytes.

## What to do for what a package needs

said-advice-available = Vitrine can install it together with this package.
said-advice-model = Load this model in the program that runs the persona.
said-advice-tool = Switch this tool on in the program that runs the persona.
said-advice-server-commands = Set up this MCP server yourself. The package names commands for it; Vitrine never runs them.
said-advice-server = Set up and start this MCP server yourself.
said-advice-agent = Add this agent in the program that runs the persona.
said-advice-unlisted = No gallery you have added lists this package.

## What is wrong with an item of a gallery

said-item-field =
    “{ $field }” is not { $wanted ->
        [number] a whole number
        [flag] true or false
        [texts] a list of texts
        [list] a list
        [time] a time
        [digest] a SHA-256 digest, so the package cannot be verified
       *[text] a text
    }.
said-item-member = One of “{ $field }” cannot be read.
said-item-rating = The content rating “{ $word }” is not known.
said-item-unnamed = “name” is missing; the id is shown instead.
said-item-version-left-out =
    Version { $place } is left out: { $why ->
        [object] it is not an object
        [version] it has no usable version
        [manifest] it names no manifest
       *[pointer] its manifest is not named by path and digest
    }.
said-item-version-twice = A version is listed more than once; the first is used.
said-item-not-a-package = The item is not an object that describes a package.
said-item-without-id = It has no usable id.
said-item-bad-id =
    Its id cannot be used: { $why ->
        [empty] it is empty
        [long] it is too long
        [character] it has a character that is not allowed
       *[folder] it cannot be a folder name on every system
    }.
said-item-without-version = It names no version that can be used.
said-item-bad-version =
    Its version cannot be used: { $why ->
        [empty] it is empty
        [long] it is too long
        [character] it has a character that is not allowed
       *[folder] it cannot be a folder name on every system
    }.
said-item-unreadable = The item cannot be read ({ $reason }).
said-item-twice = It is listed more than once; the first is shown.
said-item-twice-folded = Its id differs from “{ $first }” only in capital letters; the first is shown.
said-item-letters = Some text was not UTF-8; what could not be read is shown as “�”.
said-item-in-folder-too = A package of this id lies in the folder as well; the listed one is shown.
said-item-not-listed = The package in the folder cannot be listed.
said-item-no-file = It is a link or no ordinary file.
said-item-file-unreadable = The file cannot be read.
said-list-unavailable = The gallery’s collections could not be had; none are shown.
said-list-unreadable = The gallery’s collections cannot be read; none are shown.
said-list-too-many = The gallery has { $number } collections; the first { $most } are shown.
said-list-without-id = The collection has no usable id; it is left out.
said-list-twice = There are two collections of this id; the first is shown.
said-list-without-packages = The collection does not say which packages it has; it is left out.
said-list-odd-packages =
    { $count ->
        [one] One of the collection’s packages has no usable id; the rest is shown.
       *[other] { $count } of the collection’s packages have no usable id; the rest is shown.
    }
said-list-too-long = The collection has { $number } packages; the first { $most } are shown.

## What comes with a version to vouch for it

said-evidence-sbom = Bill of materials
said-evidence-provenance = Provenance
said-evidence-signature = Signature
said-evidence-unchecked = A detached signature lies beside the file; it was not checked, because no key for it was given.
said-evidence-too-large = It is larger than the { $most } MB that are read.
said-evidence-missing = It could not be had.
said-evidence-no-json = It is not valid JSON ({ $reason }).
said-evidence-other-bytes = It is about other bytes: for “{ $name }” it names a digest that begins with { $found }, and the file’s begins with { $expected }.
said-evidence-no-sbom = It is neither CycloneDX nor SPDX, the two formats that are read.
said-evidence-itself = It says nothing: it names only the file itself, and nothing of what is in it.
said-evidence-no-component = It says nothing: it names no component.
said-evidence-names =
    { $count ->
        [one] It names one component: { $names }.
       *[other] It names { $count } components, among them { $names }.
    }
said-evidence-names-unbound =
    { $count ->
        [one] It names one component, { $names }, but not the digest of the file it should be in.
       *[other] It names { $count } components, among them { $names }, but not the digest of the file they should be in.
    }
said-evidence-sealed = It is sealed in a signed envelope (DSSE), which was not opened.
said-evidence-no-statement = It is not an in-toto statement, the format that is read.
said-evidence-other-sort = It is about this file, but of a sort that is not read: “{ $sort }”.
said-evidence-no-subject = It does not say which file it is about.
said-evidence-other-size = It is about this file, but says that it has { $said } bytes; it has { $size }.
said-evidence-other-files = It is about other files, not about this one.
said-evidence-no-builder = It does not say who built the file.
said-evidence-builder = It says that { $builder } built the file.
said-evidence-from-nothing = It does not say from what.
said-evidence-from-itself = It names the file itself as what it was made from, which says nothing.
said-evidence-made-from =
    { $count ->
        [one] It was made from { $first }.
       *[other] It was made from { $count } materials, the first of them { $first }.
    }

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
