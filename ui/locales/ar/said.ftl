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
