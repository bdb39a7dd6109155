## The library: choosing several, favourites, the library as a file

installed-menu = Library
installed-parts = Parts of the library
installed-here = On this computer
installed-favourites = Favourites
installed-find = Find in the library
installed-find-nothing = Nothing you have installed fits these words.
installed-sort-recent = Recently installed or updated
installed-choose-several = Choose several
installed-choose-end = Done
installed-choose-named = Choose { $name }
installed-chosen =
    { $count ->
        [0] None chosen
        [one] One chosen
       *[other] { $count } chosen
    }
installed-all = All
installed-none = None
installed-update-several =
    { $count ->
        [one] One update
       *[other] { $count } updates
    }
installed-remove-several =
    { $count ->
        [one] Remove one package?
       *[other] Remove { $count } packages?
    }
installed-favourites-title = Your favourites
installed-favourites-empty = You have no favourites yet. The heart on a package makes it one.
installed-favourites-count =
    { $count ->
        [one] One favourite
       *[other] { $count } favourites
    }
installed-favourites-install = Install all…
installed-favourites-gone = No longer listed
installed-export = Export library
installed-export-lead = Writes which packages you have, from where, in which version and with which rules. It holds no package and no secret.
installed-export-hint = The whole path of a new file, or of an older library file to replace.
installed-export-favourites = My favourites as well
installed-export-write = Export
installed-export-done = Written: { $packages } packages and { $favourites } favourites.
installed-import = Import library
installed-import-lead = You see what is in the file before anything happens.
installed-import-hint = The whole path of a file that Vitrine exported.
installed-import-look = Look at it
installed-file = File
installed-choose = Choose…
installed-import-packages = Packages
installed-import-nothing = There is no package in this file.
installed-import-take = Import what is checked
installed-import-consent =
    { $count ->
        [one] Nothing vouches for the bytes of one of them. Install it all the same.
       *[other] Nothing vouches for the bytes of { $count } of them. Install them all the same.
    }
installed-import-done = Being installed: { $packages }. Rules for updates: { $rules }. Favourites: { $favourites }.
installed-import-left = Left out
installed-see-activity = See activity
installed-row-here = installed already
installed-row-other = you have { $installed }; { $offered } would be installed
installed-row-available = would be installed
installed-row-source = its gallery is missing
installed-row-unlisted = not listed any more
installed-row-version = no longer listed; { $offered } would be installed
installed-row-invalid = cannot be imported
installed-row-rule = Take over its rule: { $rule }
installed-rule-keep = Keep version { $version }
installed-rule-skip = Skip version { $version }
installed-rule-never = Never update
installed-rule-pause = Pause updates until { $date }
installed-missing = Galleries you have not added
installed-missing-hint = Their packages can be imported once you have added them. You see what each is before it is added.
installed-missing-count =
    { $count ->
        [one] one package in the file
       *[other] { $count } packages in the file
    }
installed-missing-signed = Signed by
installed-missing-unsigned = The file names nobody who signs it.
installed-missing-add = Add the gallery { $name }
