## Collections, and the plan for several packages

shelves-of = De { $gallery }
shelves-install-all = Tout installer…
shelves-all-here = Vous les avez tous.
shelves-unlisted =
    { $count ->
        [1] Un autre paquet est nommé ici que la galerie ne propose pas.
       *[other] { $count } autres paquets sont nommés ici que la galerie ne propose pas.
    }
shelves-hidden =
    { $count ->
        [1] Un paquet n’est pas affiché, car les contenus pour public averti sont masqués.
       *[other] { $count } paquets ne sont pas affichés, car les contenus pour public averti sont masqués.
    }
shelves-looking = Examen de ce que cela ferait…
shelves-sum = { $count } sur { $all } choisis
shelves-all = Tous
shelves-none = Aucun
shelves-would = Ce qui serait installé ou mis à jour
shelves-nothing = Il n’y a rien à installer ni à mettre à jour.
shelves-from-to = { $from } → { $to }
shelves-here = déjà installé
shelves-with =
    { $count ->
        [1] apporte un paquet dont il a besoin
       *[other] apporte { $count } paquets dont il a besoin
    }
shelves-left-out =
    { $count ->
        [1] Un est laissé de côté
       *[other] { $count } sont laissés de côté
    }
shelves-along =
    { $count ->
        [1] Un paquet vient avec : { $names }
       *[other] { $count } paquets viennent avec : { $names }
    }
shelves-size = { $size } à télécharger ; { $free } sont libres.
shelves-size-unknown =
    { $count ->
        [1] La taille de l’un d’eux est inconnue.
       *[other] La taille de { $count } d’entre eux est inconnue.
    }
shelves-consent =
    { $count ->
        [1] Rien ne garantit les octets de l’un d’eux. L’installer malgré tout.
       *[other] Rien ne garantit les octets de { $count } d’entre eux. Les installer malgré tout.
    }
shelves-install =
    { $count ->
        [0] Installer
        [one] En installer un
       *[other] En installer { $count }
    }
shelves-started =
    { $count ->
        [1] Un paquet est en cours d’installation
       *[other] { $count } paquets sont en cours d’installation
    }
shelves-see-activity = Voir l’activité
