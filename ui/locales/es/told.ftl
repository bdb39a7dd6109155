# Lo que un registro dice a quienes lo usan, por código: resultados de las comprobaciones, motivos, pasos, avisos, su
# estado.

## Resultados de las comprobaciones

said-verdict-packed =
    { $count ->
        [one] Un archivo, bien empaquetado.
       *[other] { $count } archivos, todos bien empaquetados.
    }
said-verdict-usual = No se encontró en él nada fuera de lo común.
said-verdict-refused = El paquete no se acepta:
said-verdict-unreadable = No se pudo mirar dentro del paquete ({ $why }).
said-verdict-listing = Está todo lo que necesita una ficha.
said-verdict-rating =
    El paquete dice de sí mismo «{ $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    }»: su ficha puede ser más estricta, nunca menos.
said-verdict-picture = La imagen se puede mostrar.
said-verdict-licence = Publicado con { $licence }.
said-verdict-same-file = Exactamente el mismo archivo está publicado como { $names }.
said-verdict-same-files = Los mismos archivos, empaquetados de otra forma, están publicados como { $names }.
said-verdict-same-under-way = En este momento hay un envío de los mismos archivos con otro identificador.
said-verdict-no-twin = No está publicado con otro identificador.
said-verdict-id-known = El identificador es el de un paquete publicado.
said-verdict-id-own = Ningún otro identificador se le parece.
said-verdict-id-alike = El identificador «{ $id }» se parece a { $names }.
said-verdict-no-id = No hay identificador que comparar con otros.
said-verdict-no-malware = El antivirus no encontró nada.
said-verdict-malware = El antivirus encontró «{ $signature }».
said-verdict-unscanned = El antivirus no pudo analizarlo ({ $why }).
said-verdict-hook-says = { $words }
said-verdict-hook-fine = La comprobación propia del operador no tiene nada en contra.
said-verdict-hook-objects = La comprobación propia del operador tiene objeciones.
said-verdict-hook-broken = La comprobación propia del operador no pudo hacerse ({ $why }).

## Por qué lo examina una persona

said-reason-unfinished =
    La comprobación «{ $check ->
        [archive] { check-archive }
        [inspection] { check-inspection }
        [metadata] { check-metadata }
        [picture] { check-picture }
        [licence] { check-licence }
        [names] { check-names }
        [duplicate] { check-duplicate }
        [malware] { check-malware }
        [hook] { check-hook }
       *[other] { $check }
    }» no terminó.
said-reason-not-checked = No se pudieron hacer las comprobaciones.
said-reason-not-inspected = No se miró dentro del paquete.
said-reason-not-compared = No se pudo comparar con la versión publicada.
said-reason-too-many-needs = Necesita más cosas de las que se comparan.
said-reason-first = Es la primera versión de un paquete nuevo.
said-reason-chance = El azar lo eligió para una revisión.
said-reason-dangerous = «{ $name }» es nuevo o ha cambiado, y trae comandos o un servidor.
said-reason-requires = Ahora exige el paquete «{ $name }».
said-reason-commands = Trae comandos nuevos: { $names }.
said-reason-changed =
    { $field ->
        [rating]
            La clasificación del contenido era «{ $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }» y pasaría a ser «{ $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }».
        [licence] La licencia era «{ $before }» y pasaría a ser «{ $after }».
        [maker] El autor era «{ $before }» y pasaría a ser «{ $after }».
       *[name] El nombre era «{ $before }» y pasaría a ser «{ $after }».
    }
said-reason-publisher = Otra cuenta publicó la última versión.

## Qué pasó con él

said-step-handed-in = Enviado.
said-step-recheck = Se comprobará de nuevo.
said-step-checks-began = Empezaron las comprobaciones.
said-step-to-review = Terminaron las comprobaciones; ahora lo examina un curador.
said-step-in-order = Todo está en orden; ahora se publica.
said-step-published = Publicado.
said-step-not-published = No se pudo publicar:
said-step-nameless = No nombra paquete, versión o archivo. Compruébelo de nuevo.
said-step-taken-back = Lo retiró quien lo envió.
said-step-maker-gone = Quien lo envió eliminó su cuenta.
said-step-forgotten =
    { $days ->
        [one] Nadie siguió con este borrador durante un día.
       *[other] Nadie siguió con este borrador durante { $days } días.
    }

## Avisos

said-notice-needs-changes = «{ $name }» necesita cambios
said-notice-set-aside = «{ $name }» queda retenido
said-notice-waits = «{ $name }» espera a un curador
said-notice-queue = Hay envíos nuevos por examinar
said-notice-approved = «{ $name }» se aprobó y ahora se publica
said-notice-rejected = «{ $name }» no se aceptó
said-notice-in-review-again = «{ $name }» vuelve a estar en revisión
said-notice-published = «{ $package }» { $version } está publicado
said-notice-yours-published = Su envío está publicado
said-notice-back-to-review = Un envío volvió a revisión
said-notice-message = { $handle } escribió sobre un envío
said-notice-harmful = Denunciado como dañino: { $subject }
said-notice-report-dismissed = Se examinó su denuncia sobre { $subject }
said-notice-report-acted = Se actuó a raíz de su denuncia sobre { $subject }
said-notice-invited = { $handle } le invita a ser propietario de «{ $package }»
said-notice-offered = { $handle } quiere cederle «{ $package }»
said-notice-to-accept = Acepte o rechace entre los propietarios del paquete.
said-notice-accepted = { $handle } es ahora propietario de «{ $package }»
said-notice-no-owner = Usted ya no es propietario de «{ $package }»
said-notice-taken-out = { $handle } le quitó.
said-notice-yours = «{ $package }» es suyo ahora
said-notice-was-nobodys = Se lo dio un curador, pues no era de nadie.
said-notice-version-out = Ha salido { $name } { $version }
said-notice-security = Corrige un problema de seguridad.
said-notice-yanked = { $name } { $version } ya no se ofrece para instalaciones nuevas
said-notice-withdrawn = { $name } se retiró
said-notice-harm = { $reason } Se sabe que causa daño: quítelo donde lo tenga.
said-notice-given-back = { $name } se devolvió
said-notice-rated =
    { $stars ->
        [one] { $name }: una valoración nueva, una estrella
       *[other] { $name }: una valoración nueva, { $stars } estrellas
    }
said-notice-answered = El autor de { $package } respondió a su reseña
said-notice-review-hidden = Su reseña de { $package } se ocultó
said-notice-review-shown = Su reseña de { $package } se muestra de nuevo
said-notice-webhook-off = Su webhook a { $host } se desactivó
said-notice-webhook-failed = Durante cinco días falló cada entrega. Actívelo de nuevo cuando el destinatario funcione.
said-notice-role =
    Ahora es { $role ->
        [admin] administrador
        [curator] curador
       *[member] miembro
    } de este registro
said-notice-file-broken = El archivo de un paquete está dañado
said-notice-put-back =
    El archivo { $digest } está dañado ({ $fault }). { $count ->
        [0] Ninguna versión publicada lo tiene.
        [one] Lo tiene una versión publicada: { $versions }.
       *[other] Lo tienen { $count } versiones publicadas: { $versions }.
    } Restáurelo de una copia de seguridad y analice de nuevo.
said-notice-well = El registro vuelve a estar bien
said-notice-unwell = El registro no está bien

## Cómo está el registro

said-status-database = La base de datos responde.
said-status-database-silent = La base de datos no responde ({ $why }).
said-status-silent =
    La base de datos y el almacenamiento no respondieron en { $seconds ->
        [one] un segundo
       *[other] { $seconds } segundos
    }.
said-status-storage = Se pueden escribir paquetes; hay { $gigabytes } GB libres.
said-status-storage-low = Solo quedan { $megabytes } MB libres en el disco.
said-status-storage-broken = No se pueden escribir paquetes ({ $why }).
said-status-signed = La galería está firmada hasta el { DATETIME($until, dateStyle: "long", timeStyle: "short") }.
said-status-unsigned = La galería aún no está firmada.
said-status-signatures-ended = Las firmas de la galería han caducado.
said-status-signatures-unreadable = No se pueden leer los metadatos firmados ({ $why }).
said-status-packages =
    { $count ->
        [one] Un archivo de paquete, { $megabytes } MB, sin daños.
       *[other] { $count } archivos de paquetes, { $megabytes } MB, ninguno dañado.
    }
said-status-packages-broken =
    { $count ->
        [one] Hay un archivo de paquete dañado.
       *[other] Hay { $count } archivos de paquetes dañados.
    }
said-status-jobs = Ninguna tarea falló definitivamente.
said-status-jobs-dead =
    { $count ->
        [one] Una tarea falló definitivamente y espera a una persona.
       *[other] { $count } tareas fallaron definitivamente y esperan a una persona.
    }
said-status-scanned =
    { $count ->
        [one] En el último análisis se verificó un archivo de paquete.
       *[other] En el último análisis se verificaron { $count } archivos de paquetes.
    }
said-status-not-scanned = Los archivos de los paquetes aún no se han analizado.
said-status-backup = La última copia de seguridad es del { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
said-status-backup-faulty =
    { $count ->
        [one] La copia de seguridad del { DATETIME($made, dateStyle: "long", timeStyle: "short") } tiene un fallo.
       *[other] La copia de seguridad del { DATETIME($made, dateStyle: "long", timeStyle: "short") } tiene { $count } fallos.
    }
said-status-no-backup-yet = Aún no se ha hecho ninguna copia de seguridad.
said-status-no-backup = Nunca se ha hecho una copia de seguridad.
said-webhook-given-up = Durante cinco días falló cada entrega.

## De qué tratan las plantillas de motivos públicos

said-template-description = Decir más sobre él
said-template-picture = Otra imagen
said-template-rating = Clasificación del contenido
said-template-licence = Licencia
said-template-commands = Comandos y servidores
said-template-name = El nombre se parece demasiado a otro
said-template-broken = No funciona
said-template-not-yours = Obra de otra persona
said-template-spam = Publicidad o sin contenido
said-template-harm = Causa daño
said-template-rules = Contra las reglas de esta galería
said-template-suspicious = Por examinar con detalle
