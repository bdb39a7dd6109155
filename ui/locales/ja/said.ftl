# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = 「{ $source }」がこのバージョンに署名しています。署名は有効で、期限内です。
said-vouched-stale = 「{ $source }」がこのバージョンに署名していますが、署名の期限が切れています。閲覧はできますが、インストールはできません。
said-vouched-listed = 「{ $source }」はこのバージョンのダイジェストを掲載しています。届いた内容はそれと照合されます。
said-vouched-unverified = 「{ $source }」はこのバージョンのダイジェストを掲載していないため、届く内容を保証するものがありません。
said-vouched-signed-by = 署名者：{ $signers }（{ DATETIME($until, dateStyle: "long") } まで有効）。
said-vouched-until = ギャラリーの鍵で署名されています（{ DATETIME($until, dateStyle: "long") } まで有効）。
said-vouched-provisional = ルートは 1 つの鍵だけです（暫定）。
said-vouched-expired = ギャラリーの署名の期限は { DATETIME($until, dateStyle: "long") } でした。再び署名されるまで、パッケージの閲覧はできますがインストールはできません。この日付がまだ先であれば、このコンピューターの時計がずれています。
said-vouched-minisign = 一覧は minisign 鍵 { $key } で署名されています。一覧が最新であることを示すものはありません。
said-vouched-digests = 署名はありません。ダウンロードは、掲載されたダイジェストがあればそれと照合されます。
said-vouched-alarm = ギャラリーの署名に問題があります。解決するまで、ここからは何もインストールされません。
said-vouched-other-identity = ギャラリーが、信頼したものとは別の ID を示しています：{ $fingerprint }。解決するまで、ここからは何もインストールされません。
said-vouched-was-signed = インストール済みのバージョンには署名がありましたが、これにはありません。
said-vouched-file = 「{ $source }」がこれとまったく同じバイト列を掲載しています。
said-vouched-nobody = 追加したどのギャラリーもこのバイト列を掲載していないため、保証するものがありません。
said-vouched-yanked = 「{ $source }」はこのバイト列の提供をやめています。
said-vouched-yanked-because = 「{ $source }」はこのバイト列の提供をやめています：{ $reason }
said-vouched-from-file = このコンピューターのファイルからインストールされました。更新を届けるギャラリーはありません。
said-vouched-not-listed = 「{ $source }」からインストールされましたが、もう掲載されていません。

## What is agreed to

said-consent-republished = 「{ $source }」のバージョン { $version } の内容が以前と異なります（以前：{ $then }、現在：{ $now }）。それでもインストールしますか？
said-consent-unverified = 「{ $source }」はこのパッケージのダイジェストを掲載していないため、届く内容を保証するものがありません。
said-consent-install-anyway = それでもインストールしますか？
said-consent-whatever-arrives = バージョン { $version } は以前、ダイジェスト { $then } でここにありました。今届くものを、何であれ受け入れますか？
said-consent-file-republished = このパッケージのバージョン { $version } は、以前は別の内容でここにありました（以前：{ $then }、現在：{ $now }）。それでもこれをインストールしますか？
said-consent-file = このファイルを保証する知り合いはいません。渡してくれた人を信頼できる場合だけインストールしてください。

## What stands in the way

said-platform-none = このコンピューター（{ $platform }）用のファイルがありません。
said-platform-reason = このコンピューター（{ $platform }）用のファイルがありません：{ $reason }
said-platform-source = ビルドに使えるソースがあります。
said-platform-nowhere = ほかのプラットフォーム向けのファイルもありません。
said-platform-elsewhere = { $platforms } 向けのファイルがあります。
said-blocked-doubtful = ギャラリーの署名が期限切れか疑わしいため、閲覧だけできます。
said-blocked-other-digest = 「{ $name }」{ $version } についてギャラリーの記載が食い違っています：索引のダイジェストは { $listed }、マニフェストでは { $found } です。
said-blocked-other-size = 「{ $name }」{ $version } についてギャラリーの記載が食い違っています：索引では { $listed } バイト、マニフェストでは { $found } バイトです。
said-blocked-no-address = 「{ $name }」のアドレスはどれも使えません。
said-blocked-no-answer = 「{ $source }」から時間内に応答がありませんでした。
said-blocked-republished = このバージョンの内容が以前とは異なります。パッケージのページを開いて判断してください。
said-blocked-faulty = インストールできません。
said-blocked-taken-down = 「{ $source }」はまさにこのバイト列を取り下げました：{ $reason }
said-offered-build = { $places } から、このコンピューターのサンドボックスでビルドできます。

## What is wrong with what a package needs

said-needs-missing = { $by } に必要な「{ $name }」は、追加したどのギャラリーにもありません。
said-needs-missing-several = 必要なパッケージ { $count } 件が、追加したどのギャラリーにもありません：{ $names }
said-needs-conflict = すべてに合う「{ $name }」のバージョンがありません。要求：{ $wishes }。利用可能：{ $listed }。
said-needs-cycle = パッケージが互いに循環して必要としています：{ $circle }
said-needs-unknown = 「{ $name }」にどのバージョンがあるか分かりませんでした。
said-needs-unreadable = 「{ $name }」{ $version } が何を必要とするか分かりませんでした。
said-needs-too-many = 必要なものが多すぎます。たどるのは最大 { $most } パッケージです。
said-needs-unsettled = すべてに合うバージョンの組み合わせが見つからず、{ $rounds } 回で打ち切りました。

## What to know of a line of a library file

said-noted-no-gallery = ギャラリー「{ $source }」はここに追加されていません。
said-noted-other-gallery = ファイルのギャラリー「{ $source }」は、同じ名前のあなたのギャラリーとは別のものです。
said-noted-not-listed = 「{ $source }」には掲載されていません。
said-noted-withdrawn = ギャラリーが取り下げました：{ $reason }
said-noted-no-version = インストールできるバージョンがありません。
said-noted-other-bytes = このバージョンの内容がファイルの記載と異なります。パッケージのページを開いて判断してください。
said-noted-twice = ファイルに 2 回書かれています。
said-noted-odd = ファイルのこの行は使えません。
said-noted-gallery-twice = ギャラリー「{ $source }」がファイルに二度書かれています。
said-noted-gallery-unusable = ファイルの{ $place }番目のギャラリーには、使える名前またはアドレスがありません。
said-noted-favourites-unusable = ファイルのお気に入りのうち{ $count }件は使えません。
said-noted-too-many =
    ファイルには{ $what ->
        [galleries] ギャラリー
        [favourites] お気に入り
       *[packages] パッケージ
    }が{ $number }件あります。最初の{ $most }件だけを見ます。
said-noted-other-signer = ここでの「{ $source }」の署名者は、ファイルが書かれた場所での署名者と異なります。

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = 問題はありません。
said-checked-warnings = 知っておくとよいことがあります。
said-checked-pending = まだ実行されていません。
said-checked-review = 人による確認が必要です。
said-checked-failed = 直すところがあります。
said-compared-new = このパッケージはまだそのギャラリーにありません。すべて新規です。
said-compared-with = バージョン { $version } と比較しました。
said-compared-unlisted = バージョン { $version } にどのファイルがあるか、ギャラリーは示していません。
said-target-registry = { $account } としてギャラリーのレジストリに提出します。
said-target-may-not-publish = このサインインでは公開できません。一度サインアウトし、公開の権限付きでサインインし直してください。
said-target-sign-in = レジストリは提出を受け付けています。先にサインインしてください。
said-target-bundle = 「{ $title }」の管理者に渡すバンドルです。ご自分で送ってください。
said-target-bundle-for = 「{ $title }」の管理者に送るバンドルです。何もアップロードされていません。フォルダーをご自分で送ってください。
said-target-bundle-written = ギャラリーの管理者に送るバンドルです。何もアップロードされていません。フォルダーをご自分で送ってください。
said-target-words-over = ギャラリーは記載の一部をパッケージ自体から取ります。マニフェストにも書いてください。

## What came of a job

said-done-installed = { $name } { $version } を { $folder } にインストールしました。
said-done-from-file = { $name } { $version } をファイルから { $folder } にインストールしました。
said-done-installed-all =
    { $count ->
        [1] インストールしました。
       *[other] { $count }件すべてをインストールしました。
    }
said-done-fetched-all =
    { $count ->
        [1] 取得しました。すぐにインストールできます。
       *[other] { $count }件の更新を取得しました。すぐにインストールできます。
    }
said-done-removed = 削除しました。
said-done-removed-kept =
    { $count ->
        [1] 削除しました。変更されたファイルは残してあります：{ $file }。
       *[other] 削除しました。変更された{ $count }件のファイルは残してあります。最初のものは { $file } です。
    }
said-done-back = { $name } はバージョン { $version } に戻りました。
said-done-in-use = 現在は { $name } { $version } を使用しています。
said-done-built = { $name } { $version } をソースからビルドし、インストールしました。
said-done-built-same = 二度目のビルドも同じ内容になりました。
said-done-built-other = 二度目のビルドは異なる内容になりました。
said-done-in-place = Vitrine { $version } の準備ができました。使うには Vitrine を再起動してください。
said-done-handed-in = 「{ $title }」に提出しました。この先については提出のページをご覧ください。
said-done-moved = { $folder } に移動しました。
said-done-unchanged = 変更はありません。
said-done-in-step = 最新の状態です：{ $total }件のパッケージ。
said-done-changes = 新規：{ $added }、変更：{ $updated }、削除：{ $removed }。
said-done-odd-items = { $count }件の項目に問題があります。
said-done-paused = 一時停止しました。届いた分は保持されています。
said-done-cancelled = キャンセルしました。

## Building from source

said-limits-network = ビルドはネットワークに接続できず、あなたのファイルも見えません。
said-limits-time = { $minutes }分で停止します。
said-limits-memory = 使えるメモリは { $memory } MB、プロセスは{ $processes }個までです。
said-limits-output = 書き込めるのは { $output } MB、ファイルは{ $files }個までです。
said-sandbox-other-system = ソースからのビルドにはサンドボックスが必要ですが、Vitrine には Linux 用のものしかありません。
said-sandbox-missing = ソースからのビルドのサンドボックスにはプログラム「bwrap」が必要です。パッケージ「bubblewrap」をインストールしてください。
said-sandbox-forbidden = ソースからのビルドにはサンドボックスが必要ですが、このシステムでは許可されていません：{ $said }。管理者はユーザー名前空間を許可できます。
said-sandbox-no-measure = ソースからのビルドにはメモリとプロセスの制限が必要ですが、このシステムではどのプロセスがビルドのものか分かりません。
said-built-here = このコンピューターでソースからビルドされました。
said-built-same = このコンピューターでソースからビルドされました。二度目のビルドも同じ内容でした（再現可能）。
said-built-other = このコンピューターでソースからビルドされました。二度目のビルドは異なる内容でした。

## What to do for what a package needs

said-advice-available = Vitrine はこのパッケージと一緒にインストールできます。
said-advice-model = ペルソナを動かすプログラムで、このモデルを読み込んでください。
said-advice-tool = ペルソナを動かすプログラムで、このツールを有効にしてください。
said-advice-server-commands = この MCP サーバーはご自身で設定してください。パッケージにはそのためのコマンドが書かれていますが、Vitrine が実行することはありません。
said-advice-server = この MCP サーバーはご自身で設定し、起動してください。
said-advice-agent = ペルソナを動かすプログラムで、このエージェントを追加してください。
said-advice-unlisted = 追加したギャラリーのどれにもこのパッケージはありません。

## What is wrong with an item of a gallery

said-item-field =
    「{ $field }」が{ $wanted ->
        [number] 整数ではありません
        [flag] 真偽値ではありません
        [texts] テキストのリストではありません
        [list] リストではありません
        [time] 日時ではありません
        [digest] SHA-256 ダイジェストではないため、パッケージを検証できません
       *[text] テキストではありません
    }。
said-item-member = 「{ $field }」の一つを読み取れません。
said-item-rating = レーティング「{ $word }」は不明なものです。
said-item-unnamed = 「name」がないため、代わりに ID を表示します。
said-item-version-left-out =
    リストの{ $place }番目のバージョンを除外しました：{ $why ->
        [object] オブジェクトではありません
        [version] 使えるバージョン番号がありません
        [manifest] マニフェストが示されていません
       *[pointer] マニフェストがパスとダイジェストで示されていません
    }。
said-item-version-twice = 同じバージョンが複数回掲載されています。最初のものを使います。
said-item-not-a-package = この項目はパッケージを記述するオブジェクトではありません。
said-item-without-id = 使える ID がありません。
said-item-bad-id =
    ID が使えません：{ $why ->
        [empty] 空です
        [long] 長すぎます
        [character] 使えない文字が含まれています
       *[folder] すべてのシステムでフォルダー名にできるとは限りません
    }。
said-item-without-version = 使えるバージョンがありません。
said-item-bad-version =
    バージョンが使えません：{ $why ->
        [empty] 空です
        [long] 長すぎます
        [character] 使えない文字が含まれています
       *[folder] すべてのシステムでフォルダー名にできるとは限りません
    }。
said-item-unreadable = 項目を読み取れません（{ $reason }）。
said-item-twice = 複数回掲載されています。最初のものを表示します。
said-item-twice-folded = ID が「{ $first }」と大文字・小文字だけで異なります。最初のものを表示します。
said-item-letters = 一部のテキストが UTF-8 ではありませんでした。読み取れない部分は「�」と表示されます。
said-item-in-folder-too = 同じ ID のパッケージがフォルダーにもあります。掲載されている方を表示します。
said-item-not-listed = フォルダー内のパッケージを一覧に載せられません。
said-item-no-file = リンクであるか、通常のファイルではありません。
said-item-file-unreadable = ファイルを読み取れません。
said-list-unavailable = ギャラリーのコレクションを取得できませんでした。コレクションは表示されません。
said-list-unreadable = ギャラリーのコレクションを読み取れません。コレクションは表示されません。
said-list-too-many = ギャラリーにはコレクションが{ $number }件あります。最初の{ $most }件を表示します。
said-list-without-id = コレクションに使える ID がないため、除外しました。
said-list-twice = この ID のコレクションが二つあります。最初のものを表示します。
said-list-without-packages = コレクションにどのパッケージがあるか示されていないため、除外しました。
said-list-odd-packages = コレクションのパッケージのうち{ $count }件には使える ID がありません。残りを表示します。
said-list-too-long = コレクションにはパッケージが{ $number }件あります。最初の{ $most }件を表示します。

## What comes with a version to vouch for it

said-evidence-sbom = 部品表
said-evidence-provenance = 来歴
said-evidence-signature = 署名
said-evidence-unchecked = ファイルとは別の署名がありますが、その鍵が示されていないため、確認していません。
said-evidence-too-large = 読み取る上限の { $most } MB を超えています。
said-evidence-missing = 取得できませんでした。
said-evidence-no-json = 有効な JSON ではありません（{ $reason }）。
said-evidence-other-bytes = 別の内容についての文書です：「{ $name }」のダイジェストは { $found } で始まるとありますが、このファイルのものは { $expected } で始まります。
said-evidence-no-sbom = 読み取れる形式である CycloneDX でも SPDX でもありません。
said-evidence-itself = 何も示していません：ファイル自体の名前だけで、その中身については何も書かれていません。
said-evidence-no-component = 何も示していません：構成要素が一つも書かれていません。
said-evidence-names = { $count }個の構成要素が書かれています：{ $names }など。
said-evidence-names-unbound = { $count }個の構成要素（{ $names }など）が書かれていますが、それらを含むはずのファイルのダイジェストがありません。
said-evidence-sealed = 署名された封筒（DSSE）に収められていますが、開封していません。
said-evidence-no-statement = 読み取れる形式である in-toto の記述ではありません。
said-evidence-other-sort = このファイルについての文書ですが、読み取れない種類です：「{ $sort }」。
said-evidence-no-subject = どのファイルについてのものか書かれていません。
said-evidence-other-size = このファイルについての文書ですが、{ $said } バイトとされています。実際は { $size } バイトです。
said-evidence-other-files = このファイルではなく、別のファイルについてのものです。
said-evidence-no-builder = 誰がファイルをビルドしたか書かれていません。
said-evidence-builder = { $builder } がファイルをビルドしたと書かれています。
said-evidence-from-nothing = 何から作られたかは書かれていません。
said-evidence-from-itself = 材料としてファイル自体が挙げられており、何も示していません。
said-evidence-made-from =
    { $count ->
        [1] { $first } から作られました。
       *[other] { $count }個の材料から作られました。最初のものは { $first } です。
    }

## Links that lead nowhere

said-link-empty = このリンクは開けません。中身がありません。
said-link-too-long = このリンクは開けません。パッケージへのリンクとしては長すぎます。
said-link-characters = このリンクは開けません。リンクに使えない文字が含まれています。
said-link-not-ours = このリンクは開けません。パッケージへのリンクではありません。
said-link-unknown = このリンクは開けません。Vitrine に対応するページがありません。
said-link-name = このリンクは開けません。示されたパッケージやギャラリーの名前は使えないものです。
said-link-address = このリンクは開けません。示されたアドレスはウェブ上のギャラリーのものではありません。
said-link-fingerprint = このリンクは開けません。示されたフィンガープリントは正しい形ではありません。
said-link-elsewhere = このリンクは、追加していないギャラリー「{ $source }」のもので、その場所が書かれていません。
said-link-other-identity = リンクが求めるフィンガープリントは「{ $source }」のものと異なります。リンクをくれた人に、どのギャラリーのことか確かめてください。
said-link-not-signed = リンクはフィンガープリントを求めていますが、「{ $source }」は署名されていません。リンクをくれた人に、どのギャラリーのことか確かめてください。
