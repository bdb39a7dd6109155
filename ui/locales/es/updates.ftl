# Actualizaciones, sus reglas y políticas, y el historial.

updates-tab-list = Disponibles
updates-tab-history = Historial
updates-tab-policies = Reglas
updates-tabs = Partes de Actualizaciones
updates-security = Seguridad
updates-ready = Listas
updates-held = Retenidas
updates-held-hint = Esperan su decisión. «Actualizar todo» no las incluye.
updates-all = Actualizar todo
updates-check = Comprobar ahora
updates-current = Todo está al día.
updates-no-galleries = Las actualizaciones vienen de las galerías y aún no se ha añadido ninguna.
updates-add-gallery = Añadir una galería
updates-nothing-installed = No hay nada instalado, así que no hay nada que actualizar.
updates-unreached =
    { $count ->
        [one] No se pudieron consultar las actualizaciones de { $name }. Se muestra lo de la última vez.
       *[other] No se pudieron consultar las actualizaciones de { $count } galerías. Se muestra lo de la última vez.
    }
updates-see-sources = Ver las galerías
updates-withdrawn =
    { $count ->
        [one] Su galería retiró { $name }: { $reason }
       *[other] Sus galerías retiraron { $count } paquetes instalados.
    }
updates-see-package = Ver su página
updates-see-installed = Ver los instalados
updates-own = Vitrine { $version } está disponible
updates-own-what = Una versión más nueva de este programa; usted tiene la { $version }.
updates-own-elsewhere = Consígala donde consiguió esta.
updates-own-skip = Esta versión no
updates-own-skipped = Vitrine { $version } no se volverá a ofrecer aquí.
updates-own-waiting = Vitrine { $version } ya está en su sitio
updates-own-restart = Se usará desde el próximo inicio.
updates-fetched = ya descargada
updates-size-unknown = tamaño desconocido
updates-from-to = { $from } → { $to }
updates-mends = Corrige un problema de seguridad
updates-changes = Qué más cambia
updates-more = Pide más:
updates-whats-new = Novedades
updates-incomplete = Aún no se han podido leer las novedades.
updates-menu-skip = Omitir la versión { $version }
updates-menu-pause = Pausar una semana
updates-menu-never = No actualizar nunca
updates-menu-keep = Conservar la versión { $version }
updates-menu-none = Volver a ofrecer actualizaciones
updates-review = Revisar…
updates-review-named = Revisar la actualización de { $name }
updates-held-skipped = Ha omitido la versión { $version }.
updates-held-paused = Ha pausado sus actualizaciones hasta el { $date }.
updates-held-kept = Ha elegido conservar la versión { $version }.
updates-held-never = No quiere actualizaciones de este paquete.
updates-held-more = Pide más que la versión instalada. Revísela antes de actualizar.
updates-held-republished = La misma versión se publicó de nuevo con otros bytes.
updates-held-unread = No se pudo averiguar qué cambia. Revísela antes de actualizar.
updates-held-unverified = Nada avala sus bytes.
updates-said-skip = Se omite la versión { $version } de { $name }.
updates-said-pause = Las actualizaciones de { $name } quedan en pausa una semana.
updates-said-keep = { $name } se queda en la versión { $version }.
updates-said-never = { $name } ya no se actualiza.
updates-said-none = Se vuelven a ofrecer actualizaciones de { $name }.
updates-needs-model = Ahora necesita el modelo { $name }
updates-needs-tool = Ahora usa la herramienta { $name }
updates-needs-server = Ahora se conecta al servidor { $name }
updates-needs-agent = Ahora llama al agente { $name }
updates-needs-package = Ahora necesita { $name }
updates-change-needed = Describe { $name } de otro modo: su dirección, sus ajustes o sus órdenes
updates-change-dropped = Ya no necesita { $name }
updates-change-command = Añade la orden { $name }
updates-change-rating = Clasificación del contenido: { $from } → { $to }
updates-change-trust = Menos avalado que antes: { $from } → { $to }

updates-plan-title =
    { $count ->
        [0] Nada que actualizar
        [one] Actualizar un paquete
       *[other] Actualizar { $count } paquetes
    }
updates-plan-looking = Calculando qué se actualizaría…
updates-plan-choose = Qué actualizar
updates-plan-fetch = { $size } por descargar
updates-plan-fetch-some = { $size } por descargar, y más cuyo tamaño no se conoce
updates-plan-free = { $size } libres
updates-plan-no-space = No hay espacio libre suficiente para todos. Deje alguno fuera.
updates-plan-out = Excluidos
updates-plan-with = Con { $names }
updates-plan-start =
    { $count ->
        [one] Actualizar uno
       *[other] Actualizar { $count }
    }
updates-plan-none = No se puede actualizar nada sin que lo revise antes.
updates-job-title =
    { $count ->
        [one] Una actualización
       *[other] { $count } actualizaciones
    }

updates-policies-lead = Qué ocurre cuando se encuentra una actualización. Un paquete sigue a su galería y una galería sigue el modo habitual. Las actualizaciones que piden más, o que usted retiene, siempre esperan su decisión.
updates-policy-usual = El modo habitual
updates-policy-as-usual = Como siempre ({ $policy })
updates-policy-as-gallery = Como su galería ({ $policy })
updates-policy-label = Actualizaciones de { $name }
updates-channel-label = Versiones de { $name }
updates-policy-notify = Avisar
updates-policy-download = Descargar y avisar
updates-policy-install = Instalar automáticamente
updates-channel-stable = Versiones estables
updates-channel-beta = También versiones preliminares
updates-channel-as-above = Como arriba ({ $channel })
updates-policies-galleries = Galerías
updates-policies-when = Cuando hay una actualización
updates-policies-which = Qué versiones
updates-policies-packages = Paquetes concretos
updates-policies-add = Tratar otro paquete de forma distinta
updates-policies-choose = Elegir un paquete…
updates-policies-forget = Volver a seguir a la galería
updates-policies-forget-named = { $name }: volver a seguir a la galería
updates-policies-none = Ningún paquete se trata de forma distinta.

updates-history-empty = Aún no ha ocurrido nada. Aquí se listarán las instalaciones, actualizaciones y eliminaciones.
updates-history-more = Mostrar anteriores
updates-today = Hoy
updates-yesterday = Ayer
updates-did-install = Instalado
updates-did-update = Actualizado
updates-did-repair = Instalado de nuevo
updates-did-remove = Quitado
updates-did-rollback = Devuelto a una versión anterior
updates-did-switch = Cambiado de versión
updates-did-build = Compilado desde el código fuente
updates-by-policy = automáticamente
updates-by-collection = desde una colección
updates-by-file = desde un archivo de biblioteca
updates-by-undo = deshecho
updates-undo-switch = Volver a { $version }
updates-undo-install = Volver a instalar { $version }
updates-undo-remove = Quitarlo
updates-undo-named = { $action }: { $name }
updates-no-undo-overtaken = Desde entonces le ha ocurrido algo más.
updates-no-undo-gone = Ya no está instalado.
updates-no-undo-back = Vuelve a estar instalado.
updates-no-undo-unavailable = Ninguna galería tiene ya esa versión.
