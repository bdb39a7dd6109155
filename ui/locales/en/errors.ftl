# What went wrong, by the code of the error, for languages other than English: there the error's own English sentence is
# shown. The sentences name nothing; names and numbers stand in the details.

## On the way

error-not-found = Nothing was found at this address.
    .action = Check the address; the gallery may have moved.
error-status = The server answered with an error.
    .action = Try again in a while; what is installed stays usable.
error-rate-limited = The server asks everyone to wait.
    .action = Try again later.
error-redirect = The address leads to another one, which was not followed.
    .action = Check the address.
error-private-address = The address leads into a private network, and that was not confirmed for this gallery.
error-insecure = The address is not encrypted, and that was not confirmed for this gallery.
    .action = Use its address that begins with https.
error-tls = The secure connection failed: the server cannot prove who it is.
    .action = Tell the gallery’s people.
error-dns = The name of the server is not known.
    .action = Check the address and your connection.
error-connect = The server could not be reached.
    .action = Check your connection and try again in a while; what is installed stays usable.
error-stalled = The server sent nothing any more, or too slowly.
    .action = Try again in a while.
error-too-large = What arrives is larger than allowed.
error-truncated = The connection was closed before everything had come.
    .action = Check your connection and try again.
error-wrong-digest = What arrived is not what the gallery lists, so it was thrown away.
    .action = Do not use this package from here, and tell the gallery’s people.
error-wrong-size = What arrived has another size than the gallery lists, so it was thrown away.
    .action = Try again later, or tell the gallery’s people.
error-all-mirrors = None of the places that should have the file could give it.
    .action = Check your connection and try again in a while.
error-cancelled = It was cancelled.
error-disk-full = There is not enough free space.
    .action = Free some space and try again; nothing was changed.
error-io = A file could not be read or written.
error-bad-location = This cannot be used as an address.

## The library

error-unverified = The gallery lists no digest for this package, so nothing can be checked. It was not installed.
error-republished = This version has other bytes than before. It was not installed.
    .action = Compare the digests with the maker’s own words before you agree.
error-wrong-content = What is in the package is not what the gallery says. It was not installed.
error-read-only = The library cannot be written to. Nothing was changed.
    .action = Make its folder writable.
error-newer-database = The library was last used by a newer Vitrine, so this one only shows what is installed.
    .action = Start the newer Vitrine, or update this one.
error-busy = Another Vitrine is changing the library just now.
    .action = Wait until it is done, then try again.
error-wrong-kind = The package is of another kind than its listing says. It was not installed.
error-asks-for-more = It asks for more than the installed version, and nobody has agreed to that. It was not installed.
    .action = Look at what it asks for, and update it yourself if you agree.
error-engine-changed = It was changed since it was shown. Nothing was installed.
    .action = Look at it again, and decide then.
error-not-installed = This package is not installed.
error-library-not-installed = This package is not installed.
error-no-previous = There is no earlier version to go back to.
error-not-kept = This version is not kept on this computer.
error-gone = The package’s folder is gone; it was deleted outside Vitrine.
error-unfinished = It could not be finished nor undone just now. That happens when Vitrine starts next.
error-database = The library’s database could not be used.

## Galleries

error-catalog-database = The catalogue on disk could not be read or written.
error-catalog-no-source = There is no such gallery.
error-source-unknown = There is no such gallery.
error-listing-unknown = The gallery does not list this package.
error-source-bad-location = This cannot be added as a gallery.
error-source-bad-name = The gallery cannot have this name.
error-source-insecure = This address is not encrypted or leads into a private network. The gallery is added only if you agree.
error-source-duplicate = You have this gallery already.
error-source-name-in-use = Packages installed from another gallery have this name.
    .action = Give this gallery another name, or remove those packages first.
error-source-fingerprint = This is not a fingerprint.
    .action = Copy it as it was given to you: 64 letters and digits.
error-index-not-a-gallery = There is no gallery at this address.
    .action = Check that the address is the gallery’s own.
error-index-html = This address is a web page, not a gallery.
    .action = The gallery’s own address may be another.
error-index-empty = The gallery’s list is empty.
error-index-truncated = The gallery’s list is incomplete.
    .action = Try again later.
error-index-not-json = The gallery’s list cannot be read.
    .action = Check that the address is the gallery’s own.
error-index-unknown-format = This Vitrine cannot read the format of the gallery; a newer one may.
error-index-went-back = The gallery went back to an earlier state. Nothing was taken over, because that can hide withdrawals.
error-index-wrong-digest = A file of the gallery is not the one it describes. Nothing was taken over.
    .action = Try again later.
error-index-shrunk = The gallery suddenly lists far fewer packages. It was left as it was.

## Signatures

error-trust-identity = The gallery shows another identity than the one you trusted.
    .action = Ask its people in another way whether that is right, and only then accept it.
error-trust-unsigned = The gallery should be signed, and shows no signatures. Nothing was taken over.
    .action = Ask its people in another way whether that is right.
error-trust-expired = The signatures of the gallery have run out.
    .action = Ask its people to sign again, and look at this computer’s clock.
error-trust-rolled-back = The gallery shows older signatures than before. Nothing was taken over.
    .action = Try again later; if it stays so, ask its people.
error-trust-mixed = The signatures of the gallery do not belong together. Nothing was taken over.
    .action = Try again later; if it stays so, ask its people.
error-trust-alarm = Something is wrong with the signatures of the gallery. Until that is settled, nothing is installed from it.
error-trust-nobody-signed = The gallery lists this version, but nobody signed it. It is not installed.
    .action = Sync the gallery and try again; if it stays so, tell its people.
error-trust-signed-otherwise = The gallery lists this version otherwise than it was signed. It is not installed.
    .action = Sync the gallery and try again; if it stays so, tell its people.
error-trust-list-moved = The gallery changed a moment ago.
    .action = Sync it and try again.

## Packages and files

error-package-unknown-kind = This is no package Vitrine knows.
error-package-missing-member = A file the package needs is missing in it.
error-package-bad-json = A file in the package cannot be read.
error-archive-damaged = The package is damaged.
error-archive-not-a-zip = This is not a package.
error-open-not-a-package = This file cannot be opened as a package.
    .action = Ask whoever gave it to you for a package Vitrine can read.
error-open-not-a-file = This is not a package file.
    .action = Choose a package file, such as one that ends in .hpersona.
error-open-too-large = The file is larger than a package may be.
error-open-changed = The file was changed since it was shown. Nothing was installed.
    .action = Open it again and look at what it holds now.
error-open-gone = The file is not there any more.
error-open-unreadable = The file cannot be read.

## Vitrine

error-engine-panic = Something went wrong inside Vitrine.
    .action = Try again; if it comes back, copy the details into a report.
error-engine-no-such-package = There is no such package.
    .action = It may have been taken down. Sync the gallery and search again.
error-engine-no-such-version = There is no such version.
    .action = Look at the versions on its page.
error-engine-no-versions = This package has no version that can be installed.
error-engine-withdrawn = This package was taken down by its gallery.
    .action = Look for something else; what was taken down is not installed any more.
error-engine-no-source = This gallery is not there any more.
error-engine-no-desktop = There is no desktop here that could open a folder.
error-engine-open-folder = The folder could not be opened.
error-engine-needs-slow = What the package needs could not be found out in time.
    .action = Try again later; its gallery answers slowly.
error-jobs-running = This is running already.
error-jobs-cancelled = Cancelled.
error-jobs-unknown = This job is not there any more.
error-jobs-no-pause = This cannot be paused now; it is nearly done.
    .action = Let it finish, or cancel it.
error-history-unknown = This entry of the history is not there any more.
error-build-no-sandbox = No sandbox works here, and nothing is built outside of one.
error-build-changed = The source, the recipe or this computer changed since you agreed. Nothing was built.
    .action = Look at the recipe again and agree to that.
error-build-failed = The build failed.
error-build-too-long = The build took too long and was stopped.
error-settings-write = The settings could not be saved.
    .action = Check that the disk is not full and the folder can be written.
error-care-not-cleaned = This part is in use and is not cleaned up.
error-handover-off = No HomePilot is set up.
    .action = Give its address in Settings.
error-handover-unreachable = HomePilot could not be reached.
    .action = Check that it is running, and its address in Settings.
error-handover-answer = What answers there does not speak as a HomePilot.
    .action = Check the address in Settings.
error-handover-refused = HomePilot refused the persona.

## Collections and the library as a file

error-several-empty = There is nothing to install.
    .action = Choose at least one package.
error-shelves-too-many = These are too many packages at once.
    .action = Choose fewer of them.
error-shelves-favourites = You have as many favourites as can be kept.
    .action = Take the heart off some of them first.
error-shelves-no-collection = This collection is not there any more.
error-shelves-file-missing = There is no such file.
    .action = Choose another file.
error-shelves-file-other = This is no library file of Vitrine.
    .action = Choose another file.
error-shelves-file-damaged = The library file is damaged.
    .action = Export the library again, or choose another file.
error-shelves-file-newer = The library file is from a newer Vitrine.
    .action = Update Vitrine, then import it.
error-shelves-file-unreadable = The library file could not be read.
error-shelves-file-unwritable = The library file could not be written.
    .action = Choose another folder.
error-shelves-file-taken = There is another file of this name.
    .action = Choose another name.
error-shelves-file-changed = The library file changed since you looked at it.
    .action = Look at it again.

## Publishing

error-draft-unknown = This draft is not there any more.
error-draft-gone = The folder or file of the draft is not there any more.
    .action = Put it back, or choose where it is now. What you wrote is kept.
error-draft-unreadable = It could not be read.
error-draft-permission = Something in it may not be read by you.
    .action = Give yourself the right to read it, or leave it out.
error-draft-disk-full = There is no room to pack it.
    .action = Free some space and try again; nothing was changed.
error-draft-changed = It changed since it was checked.
    .action = Look at the checks and confirm the rights again, then send it.
error-draft-not-agreed = You have not confirmed the rights and the licence of what is in it now.
error-draft-signed-out = You are not signed in at this registry.
    .action = Sign in there; the draft is kept.
error-draft-no-target = It is not said yet where it goes.
error-draft-being-checked = It is being checked there at this moment.
    .action = Send it again when the checks have ended.
error-draft-write = The draft could not be kept.
error-draft-bundle = The bundle could not be written.
    .action = Choose another folder; the draft is as it was.

## Registries

error-registry-unreachable = The registry does not answer.
    .action = Try again later.
error-registry-insecure = The registry’s address is not encrypted.
error-registry-none = This gallery has no registry.
error-registry-redirect = The registry sends us elsewhere, where whoever is signed in does not go by themselves.
    .action = Ask its operator for its new address, and add that as a gallery.
error-registry-not-allowed = The registry’s address leads somewhere it may not.
    .action = If you trust this address, allow it when you add the gallery.
error-registry-answer = The registry answered something that cannot be understood.
error-refused-sign-in = The registry wants to know who you are.
    .action = Sign in again.
error-refused-forbidden = The registry does not allow this.
error-registry-not-found = The registry does not have this.
error-refused-conflict = At the registry something is in the way of this.
    .action = Load the page again and look at how it stands now.
error-refused-too-large = This is larger than the registry takes.
error-refused-invalid = The registry does not take this as it is.
error-refused-too-often = The registry was asked too often in a short time.
error-refused-failing = The registry has a problem of its own.
    .action = Try again later.
error-refused-other = The registry refused, and did not say why.
error-auth-sign-in = Sign in first.
error-auth-wrong = The name or the password is wrong.
error-auth-code-needed = This account has a second factor: type the code it shows, or a recovery code.
error-auth-code-wrong = The code is wrong, or was used already.
error-auth-disabled = This account cannot be used any more.
error-auth-too-many = Too many wrong tries.
    .action = Wait a while and try again.
error-account-handle-taken = This handle is taken.
error-token-expired = This sign-in has expired.
    .action = Sign in again.
error-token-revoked = This sign-in was ended.
    .action = Sign in again.
error-limit-too-many = That was too often in a short time.
error-upload-quota = You have too many uploads under way.
    .action = Wait until they have been published, or end some of them.
