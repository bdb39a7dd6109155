# Publicar desde este equipo: borradores, sus pasos, envíos.

draft-lead = Suelte lo que ha creado, vea lo que verán los demás, compruébelo aquí y envíelo. Nada sale de este equipo antes del último paso.
draft-drop = Suelte aquí una carpeta o un paquete
draft-drop-hint = Una carpeta con su manifest.json, un archivo .hpersona o un archivo comprimido de una herramienta.
draft-drop-pathless = Un navegador no indica dónde está un archivo soltado. Elíjalo o escriba su ubicación.
draft-pick-folder = Elegir una carpeta…
draft-pick-file = Elegir un archivo…
draft-type-path = Escribir su ubicación
draft-path = Ubicación de la carpeta o el archivo
draft-use-path = Usarla
draft-reading = Leyendo y empaquetando…
draft-drafts = Borradores
draft-sent = Sus envíos
draft-all = Todos los borradores
draft-remove = Quitar el borrador «{ $name }»
draft-removed = Se quitó el borrador «{ $name }». Sus archivos se conservan.
draft-mend = Corregirlo
draft-news = Novedad
draft-place = Puesto { NUMBER($place) } de la cola
draft-saved = Todo está guardado
draft-saving = Guardando…
draft-steps = Pasos
draft-step-detect = Qué es
draft-step-listing = Ficha
draft-step-check = Comprobación
draft-step-difference = Diferencias
draft-step-rights = Derechos
draft-step-send = Envío
draft-back = Atrás
draft-next = Siguiente: { $step }
draft-gone = Su carpeta o archivo ya no está; sus textos se conservan.
draft-gone-hint = { $path } ya no está ahí. Devuélvalo a su sitio o elija dónde está ahora; sus textos se conservan.
draft-changed = Ha cambiado desde que se leyó.
draft-unreadable = No se puede leer en este momento.
draft-detected = Esto es un paquete: { $kind }
draft-none-said = no se indica en el paquete
draft-files = Archivos
draft-files-value =
    { $count ->
        [one] un archivo, { $size }
       *[other] { NUMBER($count) } archivos, { $size }
    }
draft-package = Empaquetado
draft-needs = Necesita
draft-commands = Comandos
draft-maker = Autor
draft-packed = La carpeta se empaqueta por usted; la misma carpeta da siempre los mismos bytes.
draft-as-it-is = El archivo se envía tal cual.
draft-read = Leído { $when }.
draft-largest = Los archivos más grandes ({ $count })
draft-version-hint = Tres números separados por puntos, 1.0.0 para la primera.
draft-preview-light = Claro
draft-preview-dark = Oscuro
draft-preview-language = Idioma de la vista previa
draft-preview-own = Texto original
draft-field-in = { $field } ({ $language })
draft-checking = Comprobando…
draft-check-again = Volver a comprobar
draft-all-well = Todo está en orden.
draft-may-go = Se puede enviar; algunas cosas podrían mejorar.
draft-errors =
    { $count ->
        [one] Hay que corregir una cosa antes de enviarlo.
       *[other] Hay que corregir { NUMBER($count) } cosas antes de enviarlo.
    }
draft-to-mend = Por corregir
draft-better = Podría mejorar
draft-what-was-checked = Qué se comprobó
draft-server-checks = Un registro hace las mismas comprobaciones y además busca nombres parecidos, copias y software malicioso.
draft-in-listing = En la ficha: { $field }
draft-in-file = En el archivo
draft-in-package = En el paquete
draft-target = Adónde va
draft-no-targets = Aún no sigue ninguna galería.
draft-sign-in = Iniciar sesión allí
draft-way-registry = Registro
draft-way-sign-in = Iniciar sesión primero
draft-way-bundle = A través de su responsable
draft-diff-choose = Elija una galería con la que comparar.
draft-diff-size = { $before } antes, { $after } ahora
draft-diff-unchanged =
    { $count ->
        [one] un archivo queda como está
       *[other] { NUMBER($count) } archivos quedan como están
    }
draft-diff-to = pasa a ser
draft-diff-dangerous = Comandos o servidores nuevos
draft-diff-needs-added = Nuevas necesidades
draft-diff-needs-removed = Ya no necesita
draft-diff-added = Archivos nuevos
draft-diff-changed = Archivos modificados
draft-diff-removed = Archivos eliminados
draft-diff-more =
    { $count ->
        [one] y uno más
       *[other] y { NUMBER($count) } más
    }
draft-diff-curator = Un curador examinará los comandos y servidores nuevos antes de que se publique.
draft-rights-licence = Se publica bajo { $licence }.
draft-rights-none = Aún no se indica ninguna licencia.
draft-rights-change = Cambiar la licencia
draft-rights-1 = Los textos, imágenes y voces son suyos, o sus licencias lo permiten.
draft-rights-2 = Las personas reales reconocibles han dado su consentimiento.
draft-rights-3 = Una versión publicada no cambia nunca; puede ocultarla, no sustituirla.
draft-rights-again = Esto vale para el contenido actual. Cuando los archivos cambien, se le preguntará de nuevo.
draft-send = Enviarlo
draft-send-again = Volver a enviarlo
draft-send-hint = Se sube a { $gallery } y se comprueba allí.
draft-send-agree = Confirme primero los derechos y la licencia.
draft-send-goes-on = Puede salir de esta página, pausar o cerrar Vitrine; continúa donde estaba.
draft-status = Ver su página
draft-status-hint = Allí se ven cada comprobación, su puesto en la cola y la conversación con los curadores.
draft-bundle = Un lote para su responsable
draft-bundle-hint = { $gallery } no admite subidas. Vitrine escribe una carpeta con el paquete, su imagen y un parche para el registro; usted se la envía al responsable.
draft-bundle-write = Escribir el lote…
draft-bundle-folder = Carpeta para el lote
draft-bundle-label = Para enviar a su responsable
draft-bundle-last = El último lote está en
