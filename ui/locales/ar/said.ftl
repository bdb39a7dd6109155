# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = وقّع «{ $source }» هذا الإصدار، والتوقيع صحيح وسارٍ.
said-vouched-stale = وقّع «{ $source }» هذا الإصدار، لكن توقيعاته انتهت؛ يمكن الاطلاع عليه لا تثبيته.
said-vouched-listed = يذكر «{ $source }» بصمة لهذا الإصدار؛ وما يصل يُقارَن بها.
said-vouched-unverified = لا يذكر «{ $source }» بصمة لهذا الإصدار، فلا شيء يضمن ما سيصل.
said-vouched-signed-by = موقّع من { $signers }، وسارٍ حتى { DATETIME($until, dateStyle: "long") }.
said-vouched-until = موقّع بمفاتيح المعرض، وسارٍ حتى { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = جذره مفتاح واحد فقط (مؤقت).
said-vouched-expired = كانت توقيعات المعرض سارية حتى { DATETIME($until, dateStyle: "long") }. يمكن الاطلاع على حزمه، لكن لا تُثبَّت حتى يوقّع من جديد؛ وإن كان هذا التاريخ لم يأتِ بعد فساعة هذا الحاسوب خاطئة.
said-vouched-minisign = قائمته موقّعة بمفتاح minisign ‏{ $key }؛ ولا شيء يدل على أن القائمة حديثة.
said-vouched-digests = لا أحد يوقّعه؛ وتُقارَن التنزيلات بالبصمات التي يذكرها حيث يذكرها.
said-vouched-alarm = هناك خلل في توقيعات المعرض. لن يُثبَّت منه شيء حتى يُحسم ذلك.
said-vouched-other-identity = يُظهر المعرض هوية غير التي وثقت بها: { $fingerprint }. لن يُثبَّت منه شيء حتى يُحسم ذلك.
said-vouched-was-signed = كان الإصدار المثبّت موقّعًا؛ وهذا ليس كذلك.
said-vouched-file = يسرد «{ $source }» هذه البايتات بعينها.
said-vouched-nobody = لا يسرد أيٌّ من المعارض التي أضفتها هذه البايتات، فلا شيء يضمنها.
said-vouched-yanked = لم يعد «{ $source }» يعرض هذه البايتات.
said-vouched-yanked-because = لم يعد «{ $source }» يعرض هذه البايتات: { $reason }
said-vouched-from-file = ثُبّت من ملف على هذا الحاسوب؛ ولا معرض يجلب له تحديثات.
said-vouched-not-listed = ثُبّت من «{ $source }»، ولم يعد المعرض يسرده.

## What is agreed to

said-consent-republished = لدى «{ $source }» الآن بايتات أخرى للإصدار { $version } غير التي كانت (كانت { $then }، والآن { $now }). هل تثبّتها رغم ذلك؟
said-consent-unverified = لا يذكر «{ $source }» بصمة لهذه الحزمة، فلا شيء يضمن ما سيصل.
said-consent-install-anyway = هل تثبّتها رغم ذلك؟
said-consent-whatever-arrives = كان الإصدار { $version } هنا من قبل ببصمة { $then }. هل تقبل ما سيصل الآن أيًّا كان؟
said-consent-file-republished = كان الإصدار { $version } من هذه الحزمة هنا من قبل ببايتات أخرى (كانت { $then }، والآن { $now }). هل تثبّت هذه رغم ذلك؟
said-consent-file = لا أحد تعرفه يضمن هذا الملف. لا تثبّته إلا إن كنت تثق بمن أعطاك إياه.

## What stands in the way

said-platform-none = لا يوجد منها ملف لهذا الحاسوب ({ $platform }).
said-platform-reason = لا يوجد منها ملف لهذا الحاسوب ({ $platform }): { $reason }
said-platform-source = هناك شيفرة مصدرية يمكن بناؤه منها.
said-platform-nowhere = لا يوجد ملف لأي منصة أخرى أيضًا.
said-platform-elsewhere = يوجد ملف لـ { $platforms }.
said-blocked-doubtful = توقيعات معرضه منتهية أو مشكوك فيها؛ يمكن الاطلاع عليه فقط.
said-blocked-other-digest = يناقض المعرض نفسه بشأن «{ $name }» { $version }: يذكر فهرسه البصمة { $listed }، وبيانه { $found }.
said-blocked-other-size = يناقض المعرض نفسه بشأن «{ $name }» { $version }: عدد البايتات في فهرسه { $listed }، وفي بيانه { $found }.
said-blocked-no-address = لا يمكن استخدام أيٍّ من عناوين «{ $name }».
said-blocked-no-answer = لم يُجب «{ $source }» في الوقت المناسب.
said-blocked-republished = لدى معرضه بايتات أخرى لهذا الإصدار غير التي كانت. افتح صفحته لتقرر.
said-blocked-faulty = لا يمكن تثبيته.
said-blocked-taken-down = سحب «{ $source }» هذه البايتات بعينها: { $reason }
said-offered-build = يمكن بناؤه هنا داخل بيئة معزولة، من { $places }.

## What is wrong with what a package needs

said-needs-missing = لا يوجد «{ $name }» في أيٍّ من المعارض التي أضفتها، ويحتاج إليه { $by }.
said-needs-missing-several =
    { $count ->
        [zero] لا توجد حزم يحتاج إليها في أيٍّ من معارضك: { $names }.
        [one] حزمة واحدة يحتاج إليها ليست في أيٍّ من معارضك: { $names }.
        [two] حزمتان يحتاج إليهما ليستا في أيٍّ من معارضك: { $names }.
        [few] { $count } حزم يحتاج إليها ليست في أيٍّ من معارضك: { $names }.
        [many] { $count } حزمة يحتاج إليها ليست في أيٍّ من معارضك: { $names }.
       *[other] { $count } حزمة يحتاج إليها ليست في أيٍّ من معارضك: { $names }.
    }
said-needs-conflict = لا يوجد إصدار من «{ $name }» يناسب الجميع. المطلوب: { $wishes }. الموجود: { $listed }.
said-needs-cycle = تحتاج الحزم بعضها إلى بعض في حلقة: { $circle }.
said-needs-unknown = تعذّرت معرفة إصدارات «{ $name }» الموجودة.
said-needs-unreadable = تعذّرت معرفة ما يحتاج إليه «{ $name }» { $version }.
said-needs-too-many = يحتاج إلى أكثر مما يُتتبَّع: الحد الأقصى للحزم { $most }.
said-needs-unsettled = لم يُعثر على إصدارات تناسب الجميع؛ عدد المحاولات قبل التوقف: { $rounds }.

## What to know of a line of a library file

said-noted-no-gallery = معرضه «{ $source }» غير مضاف هنا.
said-noted-other-gallery = المعرض «{ $source }» في الملف غير معرضك الذي يحمل هذا الاسم.
said-noted-not-listed = لا يسرده «{ $source }».
said-noted-withdrawn = سحبه معرضه: { $reason }
said-noted-no-version = لا يمكن تثبيت أيٍّ من إصداراته.
said-noted-other-bytes = لدى معرضه لهذا الإصدار بايتات غير التي يذكرها الملف. افتح صفحته لتقرر.
said-noted-twice = ورد في الملف مرتين.
said-noted-odd = لا يمكن استخدام السطر الخاص به في الملف.
said-noted-gallery-twice = المعرض «{ $source }» مذكور مرتين في الملف.
said-noted-gallery-unusable = المعرض رقم { $place } في الملف ليس له اسم أو عنوان يمكن استخدامه.
said-noted-favourites-unusable =
    { $count ->
        [zero] كل مفضلات الملف صالحة.
        [one] واحد من مفضلات الملف لا يمكن استخدامه.
        [two] اثنان من مفضلات الملف لا يمكن استخدامهما.
        [few] { $count } من مفضلات الملف لا يمكن استخدامها.
        [many] { $count } من مفضلات الملف لا يمكن استخدامها.
       *[other] { $count } من مفضلات الملف لا يمكن استخدامها.
    }
said-noted-too-many =
    { $what ->
        [galleries] عدد المعارض في الملف { $number }
        [favourites] عدد المفضلات في الملف { $number }
       *[packages] عدد الحزم في الملف { $number }
    }؛ يُنظر في أول { $most } فقط.
said-noted-other-signer = الموقِّع على «{ $source }» هنا غير الموقِّع عليه حيث كُتب الملف.

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = لا اعتراض عليه.
said-checked-warnings = هناك ما تحسن معرفته.
said-checked-pending = لم يُجرَ بعد.
said-checked-review = يجب أن يطّلع عليه شخص.
said-checked-failed = هناك ما يجب إصلاحه.
said-compared-new = لا شيء من هذه الحزمة في ذلك المعرض بعد: كل شيء جديد.
said-compared-with = قورن بالإصدار { $version }.
said-compared-unlisted = لا يذكر المعرض ملفات الإصدار { $version }.
said-target-registry = يُسلَّم إلى سجل المعرض باسم { $account }.
said-target-may-not-publish = لا يسمح تسجيل الدخول هذا بالنشر. سجّل الخروج هناك ثم ادخل من جديد مع إذن النشر.
said-target-sign-in = يقبل سجل المعرض المساهمات: سجّل الدخول هناك أولًا.
said-target-bundle = حزمة ملفات للقائم على «{ $title }»؛ ترسلها بنفسك.
said-target-bundle-for = حزمة ملفات لإرسالها إلى القائم على «{ $title }». لم يُرفع شيء: أرسل المجلد بنفسك.
said-target-bundle-written = حزمة ملفات لإرسالها إلى القائم على المعرض. لم يُرفع شيء: أرسل المجلد بنفسك.
said-target-words-over = يأخذ المعرض بعض نصوصك من الحزمة نفسها: اكتبها في بيانها أيضًا.

## What came of a job

said-done-installed = ثُبِّت { $name } { $version } في { $folder }.
said-done-from-file = ثُبِّت { $name } { $version } من ملف، في { $folder }.
said-done-installed-all =
    { $count ->
        [one] اكتمل التثبيت.
        [two] ثُبِّت الاثنان.
       *[other] ثُبِّتت كلها، وعددها { $count }.
    }
said-done-fetched-all =
    { $count ->
        [one] نُزِّل ويمكن تثبيته فورًا.
        [two] نُزِّل تحديثان ويمكن تثبيتهما فورًا.
        [few] نُزِّلت { $count } تحديثات ويمكن تثبيتها فورًا.
        [many] نُزِّل { $count } تحديثًا ويمكن تثبيتها فورًا.
       *[other] نُزِّل { $count } تحديث ويمكن تثبيتها فورًا.
    }
said-done-removed = أُزيل.
said-done-removed-kept =
    { $count ->
        [one] أُزيل، وبقي ملف غيّرته: { $file }.
        [two] أُزيل، وبقي ملفان غيّرتهما، أولهما { $file }.
        [few] أُزيل، وبقيت { $count } ملفات غيّرتها، أولها { $file }.
        [many] أُزيل، وبقي { $count } ملفًا غيّرتها، أولها { $file }.
       *[other] أُزيل، وبقي { $count } ملف غيّرتها، أولها { $file }.
    }
said-done-back = عاد { $name } إلى الإصدار { $version }.
said-done-in-use = المستخدم الآن هو { $name } { $version }.
said-done-built = بُني { $name } { $version } من شيفرته المصدرية وثُبِّت.
said-done-built-same = أعطى بناءٌ ثانٍ البايتات نفسها.
said-done-built-other = أعطى بناءٌ ثانٍ بايتات أخرى.
said-done-in-place = أصبح Vitrine { $version } في مكانه. أعد تشغيل Vitrine لاستخدامه.
said-done-handed-in = سُلِّم إلى «{ $title }»؛ تبيّن صفحته ما يلي ذلك.
said-done-moved = نُقلت إلى { $folder }.
said-done-unchanged = لم يتغير شيء.
said-done-in-step =
    { $total ->
        [zero] محدَّث: لا توجد حزم.
        [one] محدَّث: حزمة واحدة.
        [two] محدَّث: حزمتان.
        [few] محدَّث: { $total } حزم.
        [many] محدَّث: { $total } حزمة.
       *[other] محدَّث: { $total } حزمة.
    }
said-done-changes = جديد: { $added }، متغيّر: { $updated }، محذوف: { $removed }.
said-done-odd-items =
    { $count ->
        [one] عنصر واحد فيه مشاكل.
        [two] عنصران فيهما مشاكل.
        [few] { $count } عناصر فيها مشاكل.
       *[other] { $count } عنصرًا فيها مشاكل.
    }
said-done-paused = متوقف مؤقتًا؛ ما وصل محفوظ.
said-done-cancelled = أُلغي.

## Building from source

said-limits-network = لا شبكة للبناء، ولا يرى أيًّا من ملفاتك.
said-limits-time =
    { $minutes ->
        [one] يُوقف بعد دقيقة واحدة.
        [two] يُوقف بعد دقيقتين.
        [few] يُوقف بعد { $minutes } دقائق.
       *[other] يُوقف بعد { $minutes } دقيقة.
    }
said-limits-memory = يمكنه استخدام { $memory } ميغابايت من الذاكرة، وعدد العمليات { $processes } على الأكثر.
said-limits-output = يمكنه كتابة { $output } ميغابايت، وعدد الملفات { $files } على الأكثر.
said-sandbox-other-system = يحتاج البناء من الشيفرة المصدرية إلى بيئة معزولة، وليس لدى Vitrine واحدة إلا على Linux.
said-sandbox-missing = يحتاج البناء من الشيفرة المصدرية إلى البرنامج «bwrap» لبيئته المعزولة؛ ثبّت الحزمة «bubblewrap».
said-sandbox-forbidden = يحتاج البناء من الشيفرة المصدرية إلى بيئة معزولة، وهذا النظام لا يسمح بها: { $said }. يمكن لمدير النظام السماح بفضاءات أسماء المستخدمين.
said-sandbox-no-measure = يحتاج البناء من الشيفرة المصدرية إلى حدود للذاكرة والعمليات، وهذا النظام لا يبيّن أي العمليات تخص بناءً ما.
said-built-here = بُني على هذا الحاسوب من شيفرته المصدرية.
said-built-same = بُني على هذا الحاسوب من شيفرته المصدرية؛ وأعطى بناءٌ ثانٍ البايتات نفسها (قابل للتكرار).
said-built-other = بُني على هذا الحاسوب من شيفرته المصدرية؛ وأعطى بناءٌ ثانٍ بايتات أخرى.

## What to do for what a package needs

said-advice-available = يستطيع Vitrine تثبيته مع هذه الحزمة.
said-advice-model = حمّل هذا النموذج في البرنامج الذي يشغّل الشخصية.
said-advice-tool = فعّل هذه الأداة في البرنامج الذي يشغّل الشخصية.
said-advice-server-commands = جهّز خادم MCP هذا بنفسك. تذكر الحزمة أوامر لذلك، ولا ينفّذها Vitrine أبدًا.
said-advice-server = جهّز خادم MCP هذا وشغّله بنفسك.
said-advice-agent = أضف هذا الوكيل في البرنامج الذي يشغّل الشخصية.
said-advice-unlisted = لا توجد هذه الحزمة في أيٍّ من المعارض التي أضفتها.

## What is wrong with an item of a gallery

said-item-field =
    «{ $field }» ليس { $wanted ->
        [number] عددًا صحيحًا
        [flag] قيمة صواب أو خطأ
        [texts] قائمة نصوص
        [list] قائمة
        [time] وقتًا
        [digest] بصمة SHA-256، فلا يمكن التحقق من الحزمة
       *[text] نصًّا
    }.
said-item-member = لا يمكن قراءة أحد عناصر «{ $field }».
said-item-rating = تصنيف المحتوى «{ $word }» غير معروف.
said-item-unnamed = «name» مفقود؛ يُعرض المعرّف بدلًا منه.
said-item-version-left-out =
    استُبعد الإصدار رقم { $place } في القائمة: { $why ->
        [object] ليس كائنًا
        [version] ليس له رقم إصدار يمكن استخدامه
        [manifest] لا يذكر بيانًا
       *[pointer] بيانه غير مذكور بمسار وبصمة
    }.
said-item-version-twice = أحد الإصدارات مدرج أكثر من مرة؛ يُستخدم الأول.
said-item-not-a-package = العنصر ليس كائنًا يصف حزمة.
said-item-without-id = ليس له معرّف يمكن استخدامه.
said-item-bad-id =
    لا يمكن استخدام معرّفه: { $why ->
        [empty] هو فارغ
        [long] هو أطول مما يجوز
        [character] فيه حرف غير مسموح به
       *[folder] لا يصلح اسمًا لمجلد على كل الأنظمة
    }.
said-item-without-version = لا يذكر إصدارًا يمكن استخدامه.
said-item-bad-version =
    لا يمكن استخدام إصداره: { $why ->
        [empty] هو فارغ
        [long] هو أطول مما يجوز
        [character] فيه حرف غير مسموح به
       *[folder] لا يصلح اسمًا لمجلد على كل الأنظمة
    }.
said-item-unreadable = لا يمكن قراءة العنصر ({ $reason }).
said-item-twice = مدرج أكثر من مرة؛ يُعرض الأول.
said-item-twice-folded = لا يختلف معرّفه عن «{ $first }» إلا في حالة الأحرف؛ يُعرض الأول.
said-item-letters = بعض النص لم يكن بترميز UTF-8؛ ما تعذّرت قراءته يظهر هكذا «�».
said-item-in-folder-too = في المجلد أيضًا حزمة بهذا المعرّف؛ تُعرض المدرجة.
said-item-not-listed = لا يمكن إدراج الحزمة التي في المجلد.
said-item-no-file = هو رابط أو ليس ملفًا عاديًا.
said-item-file-unreadable = لا يمكن قراءة الملف.
said-list-unavailable = تعذّر الحصول على مجموعات المعرض؛ لا تُعرض أي منها.
said-list-unreadable = لا يمكن قراءة مجموعات المعرض؛ لا تُعرض أي منها.
said-list-too-many = عدد مجموعات المعرض { $number }؛ تُعرض أول { $most } منها.
said-list-without-id = ليس للمجموعة معرّف يمكن استخدامه؛ استُبعدت.
said-list-twice = توجد مجموعتان بهذا المعرّف؛ تُعرض الأولى.
said-list-without-packages = لا تذكر المجموعة حزمها؛ استُبعدت.
said-list-odd-packages =
    { $count ->
        [one] إحدى حزم المجموعة ليس لها معرّف يمكن استخدامه؛ تُعرض البقية.
        [two] حزمتان من المجموعة ليس لهما معرّف يمكن استخدامه؛ تُعرض البقية.
        [few] { $count } حزم من المجموعة ليس لها معرّف يمكن استخدامه؛ تُعرض البقية.
       *[other] { $count } حزمة من المجموعة ليس لها معرّف يمكن استخدامه؛ تُعرض البقية.
    }
said-list-too-long = عدد حزم المجموعة { $number }؛ تُعرض أول { $most } منها.

## What comes with a version to vouch for it

said-evidence-sbom = قائمة المكوّنات
said-evidence-provenance = المصدر
said-evidence-signature = التوقيع
said-evidence-unchecked = بجانب الملف توقيع منفصل؛ لم يُتحقق منه لأنه لم يُذكر مفتاح له.
said-evidence-too-large = حجمه أكبر من { $most } ميغابايت، وهو أقصى ما يُقرأ.
said-evidence-missing = تعذّر الحصول عليه.
said-evidence-no-json = ليس JSON صالحًا ({ $reason }).
said-evidence-other-bytes = يخص بايتات أخرى: يذكر لـ «{ $name }» بصمة تبدأ بـ { $found }، وبصمة الملف تبدأ بـ { $expected }.
said-evidence-no-sbom = ليس CycloneDX ولا SPDX، وهما الصيغتان اللتان تُقرآن.
said-evidence-itself = لا يقول شيئًا: يذكر الملف نفسه فقط، ولا شيء مما فيه.
said-evidence-no-component = لا يقول شيئًا: لا يذكر أي مكوّن.
said-evidence-names =
    { $count ->
        [one] يذكر مكوّنًا واحدًا: { $names }.
        [two] يذكر مكوّنين: { $names }.
        [few] يذكر { $count } مكوّنات، منها { $names }.
        [many] يذكر { $count } مكوّنًا، منها { $names }.
       *[other] يذكر { $count } مكوّن، منها { $names }.
    }
said-evidence-names-unbound =
    { $count ->
        [one] يذكر مكوّنًا واحدًا، { $names }، لكن دون بصمة الملف الذي ينبغي أن يكون فيه.
        [two] يذكر مكوّنين، { $names }، لكن دون بصمة الملف الذي ينبغي أن يكونا فيه.
        [few] يذكر { $count } مكوّنات، منها { $names }، لكن دون بصمة الملف الذي ينبغي أن تكون فيه.
        [many] يذكر { $count } مكوّنًا، منها { $names }، لكن دون بصمة الملف الذي ينبغي أن تكون فيه.
       *[other] يذكر { $count } مكوّن، منها { $names }، لكن دون بصمة الملف الذي ينبغي أن تكون فيه.
    }
said-evidence-sealed = مختوم في مظروف موقَّع (DSSE) لم يُفتح.
said-evidence-no-statement = ليس بيان in-toto، وهو الصيغة التي تُقرأ.
said-evidence-other-sort = يخص هذا الملف، لكنه من نوع لا يُقرأ: «{ $sort }».
said-evidence-no-subject = لا يذكر أي ملف يخصه.
said-evidence-other-size = يخص هذا الملف، لكنه يذكر أن عدد بايتاته { $said }، وهو { $size }.
said-evidence-other-files = يخص ملفات أخرى، لا هذا الملف.
said-evidence-no-builder = لا يذكر من بنى الملف.
said-evidence-builder = يذكر أن { $builder } بنى الملف.
said-evidence-from-nothing = لا يذكر مِمَّ بُني.
said-evidence-from-itself = يذكر الملف نفسه على أنه ما صُنع منه، وهذا لا يقول شيئًا.
said-evidence-made-from =
    { $count ->
        [one] صُنع من { $first }.
        [two] صُنع من مادتين، أولاهما { $first }.
        [few] صُنع من { $count } مواد، أولها { $first }.
        [many] صُنع من { $count } مادة، أولها { $first }.
       *[other] صُنع من { $count } مادة، أولها { $first }.
    }

## Links that lead nowhere

said-link-empty = لا يمكن فتح هذا الرابط: ليس فيه شيء.
said-link-too-long = لا يمكن فتح هذا الرابط: هو أطول مما يكون رابط حزمة.
said-link-characters = لا يمكن فتح هذا الرابط: فيه رموز لا يجوز أن تكون في رابط.
said-link-not-ours = لا يمكن فتح هذا الرابط: لا يؤدي إلى حزمة.
said-link-unknown = لا يمكن فتح هذا الرابط: ليس في Vitrine صفحة له.
said-link-name = لا يمكن فتح هذا الرابط: الحزمة أو المعرض المذكور فيه لا يمكن أن يكون بهذا الاسم.
said-link-address = لا يمكن فتح هذا الرابط: العنوان المذكور فيه ليس عنوان معرض على الويب.
said-link-fingerprint = لا يمكن فتح هذا الرابط: البصمة المذكورة فيه ليست بصمة.
said-link-elsewhere = الرابط عن معرض اسمه «{ $source }» لم تضفه، ولا يقول أين هو.
said-link-other-identity = يتوقع الرابط بصمة غير بصمة «{ $source }». اسأل من أعطاك الرابط عن المعرض المقصود.
said-link-not-signed = يتوقع الرابط بصمة، و«{ $source }» غير موقَّع. اسأل من أعطاك الرابط عن المعرض المقصود.
