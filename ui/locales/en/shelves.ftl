## Collections, and the plan for several packages

shelves-of = From { $gallery }
shelves-install-all = Install all…
shelves-all-here = You have all of them.
shelves-unlisted =
    { $count ->
        [one] One more package is named here that the gallery does not list.
       *[other] { $count } more packages are named here that the gallery does not list.
    }
shelves-hidden =
    { $count ->
        [one] One package is not shown because mature content is hidden.
       *[other] { $count } packages are not shown because mature content is hidden.
    }
shelves-looking = Looking at what this would do…
shelves-sum = { $count } of { $all } chosen
shelves-all = All
shelves-none = None
shelves-would = What would be installed or updated
shelves-nothing = There is nothing to install or update.
shelves-from-to = { $from } → { $to }
shelves-here = installed already
shelves-with =
    { $count ->
        [one] brings one package it needs
       *[other] brings { $count } packages it needs
    }
shelves-left-out =
    { $count ->
        [one] One is left out
       *[other] { $count } are left out
    }
shelves-along =
    { $count ->
        [one] One package comes along: { $names }
       *[other] { $count } packages come along: { $names }
    }
shelves-size = { $size } to fetch; { $free } are free.
shelves-size-unknown =
    { $count ->
        [one] The size of one is not known.
       *[other] The sizes of { $count } are not known.
    }
shelves-consent =
    { $count ->
        [one] Nothing vouches for the bytes of one of them. Install it all the same.
       *[other] Nothing vouches for the bytes of { $count } of them. Install them all the same.
    }
shelves-install =
    { $count ->
        [0] Install
        [one] Install one
       *[other] Install { $count }
    }
shelves-started =
    { $count ->
        [one] One package is being installed
       *[other] { $count } packages are being installed
    }
shelves-see-activity = See activity
