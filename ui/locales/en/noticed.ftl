# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = Change it in the folder, then check again.
noticed-metadata-changelog = Nothing says what is new in this version.
    .action = Say in a line or two what is new.
noticed-metadata-description = There is no description.
    .action = Say in a few sentences what it does and for whom.
noticed-metadata-homepage = The homepage is no address that can be shown.
    .action = Give the page’s address with https://, or leave it out.
noticed-metadata-id = The package calls itself by another id than the one it would be published under.
    .action = Keep the package’s own id, or change it in its manifest too.
    .exact = The package calls itself “{ $own }”, and would be published as “{ $id }”.
noticed-metadata-identity = Id, version or platform are not as they must be.
    .action = Put id, version and platform right in the listing or in the manifest.
noticed-metadata-letters = Name and summary must be one line of plain text without invisible letters.
    .action = Write name and summary anew, without line breaks and invisible letters.
noticed-metadata-long = A text is longer than allowed.
    .action = Shorten the text, and link to the rest.
    .exact =
        { $field ->
            [changelog] The text on what is new
           *[other] The description
        } has more than { $most } letters.
noticed-metadata-name = The name is too short or too long.
    .action = Write a name of 2 to 60 letters.
    .exact =
        The name has { $count } { $count ->
            [one] letter
           *[other] letters
        }; it needs 2 to 60.
noticed-metadata-summary = The one line about it is too short or too long.
    .action = Write one line of 3 to 120 letters that says what it is for.
    .exact =
        The one line about it has { $count ->
            [one] { $count } letter
           *[other] { $count } letters
        }; it needs 3 to 120.
noticed-metadata-tag = A tag will not do.
    .action = Shorten or remove that tag.
    .exact = The tag “{ $tag }” will not do: 1 to { $most } letters, one line.
noticed-metadata-tags = There are too many tags.
    .action = Keep the twelve tags that say most.
    .exact = There are { $count } tags; at most { $most } are taken.
noticed-metadata-tags-none = There are no tags.
    .action = Add a few words people would look for.
noticed-metadata-version = The version is no semantic one (1.2.3); updates are sorted best by those.
    .action = Number it with three numbers, 1.2.3 for instance.
noticed-licence-contradicts = The package names another licence than the listing.
    .action = Name the same licence here and in the package.
    .exact = The package says “{ $own }” itself, and would be published under { $listed }.
noticed-licence-missing = A licence is missing.
    .action = Choose a licence by its SPDX name, CC-BY-4.0 or MIT for instance.
noticed-licence-unknown = The licence is not a common one.
    .action = Choose a licence by its SPDX name, CC-BY-4.0 or MIT for instance.
    .exact = The licence names what is not a common one: { $names }.
noticed-licence-unreadable = The licence cannot be read as an SPDX expression.
    .action = Choose a licence by its SPDX name, CC-BY-4.0 or MIT for instance.
    .exact = The licence “{ $licence }” cannot be read as an SPDX expression.
noticed-picture-broken = The picture cannot be read.
    .action = Save the picture anew as PNG, JPEG, WebP or GIF.
noticed-picture-missing = There is no picture.
    .action = Put a preview.webp or preview.png at the top of the package.
noticed-picture-small = The picture is small.
    .action = Use a picture of 512 pixels on each side.
    .exact = The picture is { $width } × { $height } pixels; make it at least { $least } on each side.
noticed-picture-stretched = The picture is far from square.
    .action = Cut the picture so that it is nearly square.
    .exact = The picture is { $width } × { $height } pixels: little of it will be seen on a card.
noticed-package-dependency-id = A package it names is left out, because its name cannot be one.
noticed-package-executable = A file looks like a program or script; Vitrine never runs what is in a package.
    .action = Leave the program out, unless the package cannot do without it.
noticed-package-homepage-unusable = The homepage is not shown: it is not a plain https:// address.
noticed-package-id-unusable = The package’s own id is not used, because it cannot be one.
noticed-package-names-commands = This package names commands to install or start what it needs; Vitrine never runs them.
    .action = Say in the description why it needs them; a curator will look at them.
noticed-package-picture-tiny = A picture is so small that nothing is to be seen.
    .action = Use a larger picture, or remove it.
noticed-package-picture-too-large = A picture is too large to show.
    .action = Make the picture smaller.
    .exact = A picture has { $width } × { $height } pixels and is too large to show.
noticed-package-picture-unreadable = A file is called a picture, but cannot be read as one.
    .action = Save the picture anew, or remove it.
noticed-package-rating-unknown = The content rating is not one Vitrine knows; it is taken as mature.
    .exact = The content rating “{ $word }” is not one Vitrine knows; it is taken as mature.
noticed-package-script-in-text = There is script in a text; it is shown as text and never run.
noticed-package-stray-file = A file was left by an operating system and is of no use here.
    .action = Delete the file from the folder.
noticed-package-svg = A drawing is an SVG file, which is not shown.
    .action = Save the drawing as PNG or WebP.
noticed-package-too-many-dependencies = The package names more things it needs than are listed.
    .exact = The package names more things it needs than the { $most } that are listed.
noticed-package-version-unusable = The package’s own version is not used, because it cannot be one.
noticed-persona-asset-type = A file among the assets is no picture, which is unusual.
noticed-persona-avatar-missing = The manifest promises an avatar, and there is no picture among the assets.
noticed-persona-card-missing = There is no “preview/card.json”, so the persona’s card stays plain.
noticed-persona-card-unreadable = The persona’s card cannot be read and is not used.
noticed-persona-document-unreadable = A document of the persona cannot be read and is not used.
noticed-persona-label-empty = The persona’s “label” is empty, so HomePilot would show it without a name.
noticed-persona-name-missing = The persona has no name; add “label” to its agent.
noticed-persona-picture-missing = There is no picture; add “preview.webp”, 512 pixels wide or more.
noticed-tool-bad-command = A command cannot be offered.
    .exact =
        The command “{ $command }” cannot be offered: { $why ->
            [name] its name cannot be typed as a command
            [program] what it starts is no program
           *[missing] what it starts is not in the package
        }.
noticed-tool-no-command = No command was found: put programs into a “bin” folder, or name them in “tool.json”.
noticed-tool-other-platform = A program is for another platform than this computer’s.
    .exact = “{ $command }” is a program for { $platform }; this computer is { $here }.
