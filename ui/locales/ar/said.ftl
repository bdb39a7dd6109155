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
