# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = Changez-le dans le dossier, puis vérifiez à nouveau.
noticed-metadata-changelog = Rien ne dit ce qui est nouveau dans cette version.
    .action = Dites en une ou deux lignes ce qui est nouveau.
noticed-metadata-description = Il n’y a pas de description.
    .action = Dites en quelques phrases ce qu’il fait et pour qui.
noticed-metadata-homepage = La page d’accueil n’est pas une adresse qui peut être montrée.
    .action = Donnez l’adresse avec https://, ou laissez-la de côté.
noticed-metadata-id = Le paquet se donne un autre identifiant que celui sous lequel il serait publié.
    .action = Gardez celui du paquet, ou changez-le aussi dans son manifeste.
    .exact = Le paquet se nomme lui-même « { $own } » et serait publié sous « { $id } ».
noticed-metadata-identity = L’identifiant, la version ou la plateforme ne sont pas comme il le faut.
    .action = Corrigez-les dans la fiche ou dans le manifeste.
noticed-metadata-letters = Le nom et le résumé doivent être une ligne de texte simple sans caractères invisibles.
    .action = Récrivez-les, sans retours à la ligne ni caractères invisibles.
noticed-metadata-long = Un texte est plus long que permis.
    .action = Raccourcissez-le et mettez un lien vers le reste.
    .exact =
        { $field ->
            [changelog] Le texte des nouveautés
           *[other] La description
        } a plus de { $most } lettres.
noticed-metadata-name = Le nom est trop court ou trop long.
    .action = Écrivez un nom de 2 à 60 lettres.
    .exact =
        Le nom a { $count ->
            [one] { $count } lettre
           *[other] { $count } lettres
        } ; il en faut de 2 à 60.
noticed-metadata-summary = Le résumé est trop court ou trop long.
    .action = Écrivez une ligne de 3 à 120 lettres qui dit à quoi il sert.
    .exact =
        La ligne qui le décrit a { $count ->
            [one] { $count } lettre
           *[other] { $count } lettres
        } ; il en faut de 3 à 120.
noticed-metadata-tag = Une étiquette ne convient pas.
    .action = Raccourcissez ou retirez cette étiquette.
    .exact = L’étiquette « { $tag } » ne convient pas : de 1 à { $most } lettres, sur une ligne.
noticed-metadata-tags = Il y a trop d’étiquettes.
    .action = Gardez les douze qui en disent le plus.
    .exact = Il y a { $count } étiquettes ; { $most } au plus sont prises.
noticed-metadata-tags-none = Il n’y a pas d’étiquettes.
    .action = Ajoutez quelques mots que les gens chercheraient.
noticed-metadata-version = La version n’est pas sémantique (1.2.3) ; les mises à jour se classent mieux ainsi.
    .action = Numérotez-la avec trois nombres, 1.2.3 par exemple.
noticed-licence-contradicts = Le paquet nomme une autre licence que la fiche.
    .action = Nommez la même licence ici et dans le paquet.
    .exact = Le paquet lui-même indique « { $own } » et serait publié sous { $listed }.
noticed-licence-missing = Il manque une licence.
    .action = Choisissez une licence par son nom SPDX, CC-BY-4.0 ou MIT par exemple.
noticed-licence-unknown = La licence n’est pas courante.
    .action = Choisissez une licence par son nom SPDX, CC-BY-4.0 ou MIT par exemple.
    .exact = La licence nomme ce qui n’est pas courant : { $names }.
noticed-licence-unreadable = La licence ne peut pas être lue comme expression SPDX.
    .action = Choisissez une licence par son nom SPDX, CC-BY-4.0 ou MIT par exemple.
    .exact = La licence « { $licence } » ne peut pas être lue comme une expression SPDX.
noticed-picture-broken = L’image ne peut pas être lue.
    .action = Enregistrez l’image à nouveau en PNG, JPEG, WebP ou GIF.
noticed-picture-missing = Il n’y a pas d’image.
    .action = Mettez un preview.webp ou preview.png en haut du paquet.
noticed-picture-small = L’image est petite.
    .action = Prenez une image de 512 pixels de côté.
    .exact = L’image fait { $width } × { $height } pixels ; prenez au moins { $least } de chaque côté.
noticed-picture-stretched = L’image est loin d’être carrée.
    .action = Recadrez l’image pour qu’elle soit presque carrée.
    .exact = L’image fait { $width } × { $height } pixels : on en verra peu sur une carte.
noticed-package-dependency-id = Un paquet qu’il nomme est laissé de côté, car son nom ne peut pas en être un.
noticed-package-executable = Un fichier ressemble à un programme ou à un script ; Vitrine n’exécute jamais ce qui est dans un paquet.
    .action = Laissez le programme de côté, sauf si le paquet ne peut pas s’en passer.
noticed-package-homepage-unusable = La page d’accueil n’est pas montrée : ce n’est pas une simple adresse https://.
noticed-package-id-unusable = L’identifiant du paquet lui-même n’est pas utilisé, car il ne peut pas en être un.
noticed-package-names-commands = Ce paquet nomme des commandes pour installer ou lancer ce dont il a besoin ; Vitrine ne les exécute jamais.
    .action = Dites dans la description pourquoi il en a besoin ; l’équipe de modération les regardera.
noticed-package-picture-tiny = Une image est si petite qu’on n’y voit rien.
    .action = Prenez une image plus grande ou retirez-la.
noticed-package-picture-too-large = Une image est trop grande pour être montrée.
    .action = Réduisez l’image.
    .exact = Une image fait { $width } × { $height } pixels et est trop grande pour être affichée.
noticed-package-picture-unreadable = Un fichier porte un nom d’image, mais ne peut pas être lu comme tel.
    .action = Enregistrez l’image à nouveau ou retirez-la.
noticed-package-rating-unknown = Vitrine ne connaît pas cette classification ; elle est tenue pour adulte.
    .exact = Vitrine ne connaît pas la classification « { $word } » ; elle est prise comme « Public averti ».
noticed-package-script-in-text = Il y a un script dans un texte ; il est montré comme texte et jamais exécuté.
noticed-package-stray-file = Un fichier a été laissé par un système d’exploitation et ne sert à rien ici.
    .action = Supprimez le fichier du dossier.
noticed-package-svg = Un dessin est un fichier SVG, qui n’est pas montré.
    .action = Enregistrez le dessin en PNG ou WebP.
noticed-package-too-many-dependencies = Le paquet nomme plus de choses dont il a besoin qu’il n’en est listé.
    .exact = Le paquet nomme plus d’éléments nécessaires que les { $most } qui sont listés.
noticed-package-version-unusable = La version du paquet lui-même n’est pas utilisée, car elle ne peut pas en être une.
noticed-persona-asset-type = Un fichier parmi les ressources n’est pas une image, ce qui est inhabituel.
noticed-persona-avatar-missing = Le manifeste promet un avatar, et il n’y a aucune image parmi les ressources.
noticed-persona-card-missing = Il n’y a pas de « preview/card.json » ; la carte du persona reste donc simple.
noticed-persona-card-unreadable = La carte du persona ne peut pas être lue et n’est pas utilisée.
noticed-persona-document-unreadable = Un document du persona ne peut pas être lu et n’est pas utilisé.
noticed-persona-label-empty = Le « label » du persona est vide ; HomePilot le montrerait donc sans nom.
noticed-persona-name-missing = Le persona n’a pas de nom ; ajoutez « label » à son agent.
noticed-persona-picture-missing = Il n’y a pas d’image ; ajoutez « preview.webp », large d’au moins 512 pixels.
noticed-tool-bad-command = Une commande ne peut pas être proposée.
    .exact =
        La commande « { $command } » ne peut pas être proposée : { $why ->
            [name] son nom ne peut pas être tapé comme commande
            [program] ce qu’elle lance n’est pas un programme
           *[missing] ce qu’elle lance n’est pas dans le paquet
        }.
noticed-tool-no-command = Aucune commande n’a été trouvée : mettez les programmes dans un dossier « bin », ou nommez-les dans « tool.json ».
noticed-tool-other-platform = Un programme est pour une autre plateforme que celle de cet ordinateur.
    .exact = « { $command } » est un programme pour { $platform } ; cet ordinateur est { $here }.
