# エラーコードごとの説明。英語ではエラー自身の文を表示する。名前や数値は詳細にある。

## On the way

error-not-found = このアドレスには何も見つかりませんでした。
    .action = アドレスを確認してください。ギャラリーが移転した可能性があります。
error-status = サーバーがエラーを返しました。
    .action = しばらくしてからもう一度お試しください。インストール済みのものは引き続き使えます。
error-rate-limited = サーバーが待つよう求めています。
    .action = 後でもう一度お試しください。
error-redirect = アドレスが別のアドレスに転送されましたが、従いませんでした。
    .action = アドレスを確認してください。
error-private-address = アドレスがプライベートネットワークを指していますが、このギャラリーでは許可されていません。
error-insecure = アドレスが暗号化されておらず、このギャラリーでは許可されていません。
    .action = httpsで始まるアドレスを使ってください。
error-tls = 安全な接続に失敗しました。サーバーの身元を確認できません。
    .action = ギャラリーの運営者に知らせてください。
error-dns = サーバーの名前が見つかりません。
    .action = アドレスと接続を確認してください。
error-connect = サーバーに接続できませんでした。
    .action = 接続を確認し、しばらくしてからもう一度お試しください。インストール済みのものは引き続き使えます。
error-stalled = サーバーからの送信が止まったか、遅すぎます。
    .action = しばらくしてからもう一度お試しください。
error-too-large = 届くデータが許容サイズを超えています。
error-truncated = すべて届く前に接続が切れました。
    .action = 接続を確認してもう一度お試しください。
error-wrong-digest = 届いたものがギャラリーの記載と異なるため、破棄しました。
    .action = ここからこのパッケージを使わず、ギャラリーの運営者に知らせてください。
error-wrong-size = 届いたもののサイズがギャラリーの記載と異なるため、破棄しました。
    .action = 後でもう一度試すか、ギャラリーの運営者に知らせてください。
error-all-mirrors = ファイルがあるはずのどの場所からも取得できませんでした。
    .action = 接続を確認し、しばらくしてからもう一度お試しください。
error-cancelled = キャンセルされました。
error-disk-full = 空き容量が足りません。
    .action = 空き容量を増やしてもう一度お試しください。何も変更されていません。
error-io = ファイルを読み書きできませんでした。
error-bad-location = アドレスとして使えません。

## The library

error-unverified = ギャラリーにこのパッケージのダイジェストがないため、何も確認できません。インストールしませんでした。
error-republished = このバージョンのデータが以前と異なります。インストールしませんでした。
    .action = 同意する前に、ダイジェストを作者の記載と比べてください。
error-wrong-content = パッケージの内容がギャラリーの記載と異なります。インストールしませんでした。
error-read-only = ライブラリに書き込めません。何も変更されていません。
    .action = フォルダーを書き込み可能にしてください。
error-newer-database = ライブラリは新しいVitrineで使われたため、このVitrineではインストール済みのものの表示だけができます。
    .action = 新しいVitrineを起動するか、このVitrineを更新してください。
error-busy = 別のVitrineがライブラリを変更しています。
    .action = 終わるのを待ってからもう一度お試しください。
error-wrong-kind = パッケージの種類が掲載内容と異なります。インストールしませんでした。
error-not-installed = このパッケージはインストールされていません。
error-library-not-installed = このパッケージはインストールされていません。
error-no-previous = 戻せる以前のバージョンがありません。
error-not-kept = このバージョンはこのコンピューターに保存されていません。
error-gone = パッケージのフォルダーがありません。Vitrineの外で削除されました。
error-unfinished = 今は完了も取り消しもできませんでした。次にVitrineを起動したときに行われます。
error-database = ライブラリのデータベースを使えませんでした。

## Galleries

error-catalog-database = ディスク上のカタログを読み書きできませんでした。
error-catalog-no-source = そのギャラリーはありません。
error-source-unknown = そのギャラリーはありません。
error-listing-unknown = このパッケージはギャラリーに掲載されていません。
error-source-bad-location = これはギャラリーとして追加できません。
error-source-bad-name = ギャラリーにこの名前は付けられません。
error-source-insecure = このアドレスは暗号化されていないか、プライベートネットワークを指しています。同意した場合にだけ追加されます。
error-source-duplicate = このギャラリーは追加済みです。
error-source-name-in-use = 別のギャラリーからインストールしたパッケージがこの名前を使っています。
    .action = このギャラリーに別の名前を付けるか、先にそのパッケージを削除してください。
error-source-fingerprint = これはフィンガープリントではありません。
    .action = 受け取ったとおりに、64文字の英数字をコピーしてください。
error-index-not-a-gallery = このアドレスにギャラリーはありません。
    .action = ギャラリー自体のアドレスか確認してください。
error-index-html = このアドレスはウェブページで、ギャラリーではありません。
    .action = ギャラリー自体のアドレスは別かもしれません。
error-index-empty = ギャラリーの一覧が空です。
error-index-truncated = ギャラリーの一覧が不完全です。
    .action = 後でもう一度お試しください。
error-index-not-json = ギャラリーの一覧を読み取れません。
    .action = ギャラリー自体のアドレスか確認してください。
error-index-unknown-format = このVitrineではギャラリーの形式を読み取れません。新しいVitrineなら読み取れるかもしれません。
error-index-went-back = ギャラリーが以前の状態に戻っています。取り下げが隠れるおそれがあるため、何も取り込みませんでした。
error-index-wrong-digest = ギャラリーのファイルが記載と異なります。何も取り込みませんでした。
    .action = 後でもう一度お試しください。
error-index-shrunk = ギャラリーのパッケージが急に大きく減りました。元のまま残してあります。

## Signatures

error-trust-identity = ギャラリーが、信頼したものとは異なる識別情報を示しています。
    .action = 正しいかどうかを別の手段で運営者に確認し、それから承認してください。
error-trust-unsigned = 署名されているはずのギャラリーに署名がありません。何も取り込みませんでした。
    .action = 正しいかどうかを別の手段で運営者に確認してください。
error-trust-expired = ギャラリーの署名の有効期限が切れています。
    .action = 運営者に再署名を依頼し、このコンピューターの時計を確認してください。
error-trust-rolled-back = ギャラリーの署名が以前より古くなっています。何も取り込みませんでした。
    .action = 後でもう一度試し、続くようなら運営者に尋ねてください。
error-trust-mixed = ギャラリーの署名の組み合わせが一致しません。何も取り込みませんでした。
    .action = 後でもう一度試し、続くようなら運営者に尋ねてください。
error-trust-alarm = ギャラリーの署名に問題があります。解決するまで、ここからは何もインストールされません。
error-trust-nobody-signed = このバージョンは掲載されていますが、誰も署名していません。インストールされません。
    .action = ギャラリーを同期してもう一度試し、続くようなら運営者に知らせてください。
error-trust-signed-otherwise = このバージョンの掲載内容が署名と異なります。インストールされません。
    .action = ギャラリーを同期してもう一度試し、続くようなら運営者に知らせてください。
error-trust-list-moved = ギャラリーは少し前に変更されました。
    .action = 同期してもう一度お試しください。

## Packages and files

error-package-unknown-kind = Vitrineが知らない種類のパッケージです。
error-package-missing-member = パッケージに必要なファイルがありません。
error-package-bad-json = パッケージ内のファイルを読み取れません。
error-archive-damaged = パッケージが壊れています。
error-archive-not-a-zip = これはパッケージではありません。
error-open-not-a-package = このファイルはパッケージとして開けません。
    .action = Vitrineで読めるパッケージを提供元に依頼してください。
error-open-not-a-file = これはパッケージファイルではありません。
    .action = .hpersonaで終わるファイルなど、パッケージファイルを選んでください。
error-open-too-large = ファイルがパッケージの上限より大きいです。
error-open-changed = 表示した後にファイルが変更されました。何もインストールされていません。
    .action = もう一度開いて、今の内容を確認してください。
error-open-gone = ファイルはもうありません。
error-open-unreadable = ファイルを読み取れません。

## Vitrine

error-engine-panic = Vitrineの内部で問題が起きました。
    .action = もう一度お試しください。繰り返す場合は、詳細をコピーして報告してください。
error-engine-no-such-package = そのパッケージはありません。
    .action = 取り下げられた可能性があります。ギャラリーを同期して検索し直してください。
error-engine-no-such-version = そのバージョンはありません。
    .action = パッケージのページでバージョンを確認してください。
error-engine-no-versions = このパッケージにはインストールできるバージョンがありません。
error-engine-withdrawn = このパッケージはギャラリーによって取り下げられました。
    .action = 別のものを探してください。取り下げられたものはインストールできません。
error-engine-no-source = このギャラリーはもうありません。
error-engine-no-desktop = フォルダーを開けるデスクトップがありません。
error-engine-open-folder = フォルダーを開けませんでした。
error-engine-needs-slow = パッケージに必要なものを時間内に調べられませんでした。
    .action = 後でもう一度お試しください。ギャラリーの応答が遅くなっています。
error-jobs-running = すでに実行中です。
error-jobs-cancelled = キャンセルされました。
error-jobs-unknown = このジョブはもうありません。
error-jobs-no-pause = まもなく終わるため、今は一時停止できません。
    .action = 終わるのを待つか、キャンセルしてください。
error-history-unknown = この履歴の項目はもうありません。
error-build-no-sandbox = ここではサンドボックスを使えません。サンドボックスの外では何もビルドしません。
error-build-changed = 同意した後にソース、レシピ、またはこのコンピューターが変わりました。何もビルドしていません。
    .action = レシピをもう一度確認して同意してください。
error-build-failed = ビルドに失敗しました。
error-build-too-long = ビルドに時間がかかりすぎたため、停止しました。
error-settings-write = 設定を保存できませんでした。
    .action = ディスクに空きがあり、フォルダーに書き込めるか確認してください。
error-care-not-cleaned = 使用中のため、ここは整理できません。
error-handover-off = HomePilotが設定されていません。
    .action = 設定でアドレスを入力してください。
error-handover-unreachable = HomePilotに接続できませんでした。
    .action = 起動しているか、設定のアドレスが正しいかを確認してください。
error-handover-answer = 応答したのはHomePilotではありません。
    .action = 設定のアドレスを確認してください。
error-handover-refused = HomePilotがペルソナを拒否しました。

## Collections and the library as a file

error-several-empty = インストールするものがありません。
    .action = パッケージを1つ以上選んでください。
error-shelves-too-many = 一度に扱うパッケージが多すぎます。
    .action = 選ぶ数を減らしてください。
error-shelves-favourites = お気に入りが上限に達しています。
    .action = 先にいくつかのハートを外してください。
error-shelves-no-collection = このコレクションはもうありません。
error-shelves-file-missing = そのファイルはありません。
    .action = 別のファイルを選んでください。
error-shelves-file-other = これはVitrineのライブラリファイルではありません。
    .action = 別のファイルを選んでください。
error-shelves-file-damaged = ライブラリファイルが壊れています。
    .action = ライブラリをもう一度エクスポートするか、別のファイルを選んでください。
error-shelves-file-newer = ライブラリファイルは新しいVitrineのものです。
    .action = Vitrineを更新してからインポートしてください。
error-shelves-file-unreadable = ライブラリファイルを読み取れませんでした。
error-shelves-file-unwritable = ライブラリファイルに書き込めませんでした。
    .action = 別のフォルダーを選んでください。
error-shelves-file-taken = 同じ名前の別のファイルがあります。
    .action = 別の名前を選んでください。
error-shelves-file-changed = 確認した後にライブラリファイルが変更されました。
    .action = もう一度確認してください。

## Publishing

error-draft-unknown = この下書きはもうありません。
error-draft-gone = 下書きのフォルダーまたはファイルがありません。
    .action = 元に戻すか、今の場所を選んでください。入力した文章は残っています。
error-draft-unreadable = 読み取れませんでした。
error-draft-permission = 読み取りが許可されていないものが含まれています。
    .action = 読み取りを許可するか、取り除いてください。
error-draft-disk-full = パッケージにまとめる空き容量がありません。
    .action = 空き容量を増やしてもう一度お試しください。何も変更されていません。
error-draft-changed = チェックした後に変更されています。
    .action = チェック結果を確認し、権利をもう一度確認してから送信してください。
error-draft-not-agreed = 今の内容の権利とライセンスが確認されていません。
error-draft-signed-out = このレジストリにサインインしていません。
    .action = サインインしてください。下書きは残っています。
error-draft-no-target = 送り先がまだ決まっていません。
error-draft-being-checked = 現在、送り先でチェック中です。
    .action = チェックが終わってからもう一度送信してください。
error-draft-write = 下書きを保存できませんでした。
error-draft-bundle = バンドルを書き込めませんでした。
    .action = 別のフォルダーを選んでください。下書きはそのままです。

## Registries

error-registry-unreachable = レジストリが応答しません。
    .action = 後でもう一度お試しください。
error-registry-insecure = レジストリのアドレスが暗号化されていません。
error-registry-none = このギャラリーにはレジストリがありません。
error-auth-sign-in = 先にサインインしてください。
error-auth-wrong = 名前またはパスワードが違います。
error-auth-code-needed = このアカウントには2段階認証があります。表示されたコードか回復コードを入力してください。
error-auth-code-wrong = コードが違うか、すでに使われています。
error-auth-disabled = このアカウントはもう使えません。
error-auth-too-many = 間違いが多すぎます。
    .action = しばらく待ってからもう一度お試しください。
error-account-handle-taken = このユーザー名は使われています。
error-token-expired = このサインインの有効期限が切れました。
    .action = もう一度サインインしてください。
error-token-revoked = このサインインは終了されました。
    .action = もう一度サインインしてください。
error-limit-too-many = 短い時間に回数が多すぎます。
error-upload-quota = 進行中のアップロードが多すぎます。
    .action = 公開されるのを待つか、いくつか終了してください。
