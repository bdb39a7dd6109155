# 何が起きたかを、エラーのコードごとに、英語以外の言語で表す。英語ではエラー自身の英文を表示する。
# 文には固有の名前を含めない。名前と数は詳細に示す。

## On the way

error-not-found = このアドレスには何も見つかりませんでした。
    .action = アドレスを確認してください。ギャラリーが移動した可能性があります。
error-status = サーバーがエラーを返しました。
    .action = しばらくしてからもう一度お試しください。インストール済みのものは引き続き使えます。
error-rate-limited = サーバーがすべての利用者に待つよう求めています。
    .action = 後でもう一度お試しください。
error-redirect = アドレスが別の場所に転送されていますが、転送先には進みませんでした。
    .action = アドレスを確認してください。
error-private-address = アドレスの行き先はプライベートネットワーク内ですが、このギャラリーでは承認されていません。
error-insecure = アドレスが暗号化されていませんが、このギャラリーでは承認されていません。
    .action = httpsで始まるアドレスを使ってください。
error-tls = 安全な接続に失敗しました。サーバーの身元を確認できません。
    .action = ギャラリーの運営者に知らせてください。
error-dns = サーバーの名前が見つかりません。
    .action = アドレスと接続を確認してください。
error-connect = サーバーに接続できませんでした。
    .action = 接続を確認し、しばらくしてからもう一度お試しください。インストール済みのものは引き続き使えます。
error-stalled = サーバーからの送信が止まったか、遅すぎます。
    .action = しばらくしてからもう一度お試しください。
error-too-large = 受信する内容が許可された大きさを超えています。
error-truncated = すべてを受信する前に接続が閉じられました。
    .action = 接続を確認して、もう一度お試しください。
error-wrong-digest = 受信した内容がギャラリーの記載と異なるため、破棄しました。
    .action = ここからのこのパッケージは使わず、ギャラリーの運営者に知らせてください。
error-wrong-size = 受信したサイズがギャラリーの記載と異なるため、破棄しました。
    .action = 後でもう一度試すか、ギャラリーの運営者に知らせてください。
error-all-mirrors = このファイルがあるはずのどの取得元からも取得できませんでした。
    .action = 接続を確認し、しばらくしてからもう一度お試しください。
error-cancelled = キャンセルしました。
error-disk-full = 空き容量が足りません。
    .action = 空き容量を増やして、もう一度お試しください。何も変更されていません。
error-io = ファイルを読み書きできませんでした。
error-bad-location = これはアドレスとして使えません。

## The library

error-unverified = ギャラリーにこのパッケージのダイジェストの記載がなく、検証できません。インストールしませんでした。
error-republished = このバージョンの内容が以前と異なります。インストールしませんでした。
    .action = 同意する前に、ダイジェストを作者自身の情報と見比べてください。
error-wrong-content = パッケージの内容がギャラリーの記載と異なります。インストールしませんでした。
error-read-only = ライブラリに書き込めません。何も変更されていません。
    .action = フォルダーを書き込み可能にしてください。
error-newer-database = ライブラリはより新しいVitrineで使われたため、このVitrineではインストール済みのものを表示するだけです。
    .action = 新しいほうのVitrineを起動するか、このVitrineを更新してください。
error-busy = 別のVitrineがライブラリを変更しています。
    .action = 終わるまで待ってから、もう一度お試しください。
error-wrong-kind = パッケージの種類が掲載情報と異なります。インストールしませんでした。
error-asks-for-more = インストール済みのバージョンより多くを求めていますが、まだ同意されていません。インストールしませんでした。
    .action = 何を求めているかを確認し、同意できる場合は自分で更新してください。
error-engine-changed = 表示された後に変更されています。何もインストールしませんでした。
    .action = もう一度確認してから判断してください。
error-not-installed = このパッケージはインストールされていません。
error-library-not-installed = このパッケージはインストールされていません。
error-no-previous = 戻せる以前のバージョンがありません。
error-not-kept = このバージョンはこのコンピューターに保管されていません。
error-gone = パッケージのフォルダーがありません。Vitrineの外で削除されました。
error-unfinished = 今は完了も取り消しもできませんでした。次回のVitrineの起動時に行われます。
error-database = ライブラリのデータベースを使えませんでした。

## Galleries

error-catalog-database = ディスク上のカタログを読み書きできませんでした。
error-catalog-no-source = そのようなギャラリーはありません。
error-source-unknown = そのようなギャラリーはありません。
error-listing-unknown = このパッケージはギャラリーの一覧にありません。
error-source-bad-location = これはギャラリーとして追加できません。
error-source-bad-name = ギャラリーにこの名前は付けられません。
error-source-insecure = このアドレスは暗号化されていないか、行き先がプライベートネットワーク内です。同意した場合にのみ、ギャラリーを追加します。
error-source-duplicate = このギャラリーはすでに追加されています。
error-source-name-in-use = 別のギャラリーからインストールしたパッケージがこの名前を使っています。
    .action = このギャラリーに別の名前を付けるか、先にそれらのパッケージを削除してください。
error-source-fingerprint = これはフィンガープリントではありません。
    .action = 受け取ったとおりにコピーしてください。64文字の英数字です。
error-index-not-a-gallery = このアドレスにギャラリーはありません。
    .action = ギャラリー自身のアドレスかどうかを確認してください。
error-index-html = このアドレスはWebページで、ギャラリーではありません。
    .action = ギャラリー自身のアドレスは別にある可能性があります。
error-index-empty = ギャラリーの一覧が空です。
error-index-truncated = ギャラリーの一覧が不完全です。
    .action = 後でもう一度お試しください。
error-index-not-json = ギャラリーの一覧を読み取れません。
    .action = ギャラリー自身のアドレスかどうかを確認してください。
error-index-unknown-format = このVitrineではギャラリーの形式を読み取れません。より新しいVitrineなら読み取れる可能性があります。
error-index-went-back = ギャラリーが以前の状態に戻っています。取り下げが隠されるおそれがあるため、何も取り込みませんでした。
error-index-wrong-digest = ギャラリーのファイルが、ギャラリー自身の記載と異なります。何も取り込みませんでした。
    .action = 後でもう一度お試しください。
error-index-shrunk = ギャラリーのパッケージが急に大きく減りました。元のまま残してあります。

## Signatures

error-trust-identity = ギャラリーが、信頼したものとは異なる識別情報を示しています。
    .action = 正しいかどうかを別の手段で運営者に確認し、その後でのみ承認してください。
error-trust-unsigned = 署名されているはずのギャラリーに署名がありません。何も取り込みませんでした。
    .action = 正しいかどうかを別の手段で運営者に確認してください。
error-trust-expired = ギャラリーの署名の期限が切れています。
    .action = 運営者に再署名を依頼し、このコンピューターの時計も確認してください。
error-trust-rolled-back = ギャラリーが以前より古い署名を示しています。何も取り込みませんでした。
    .action = 後でもう一度お試しください。変わらない場合は運営者に問い合わせてください。
error-trust-mixed = ギャラリーの署名に整合性がありません。何も取り込みませんでした。
    .action = 後でもう一度お試しください。変わらない場合は運営者に問い合わせてください。
error-trust-alarm = ギャラリーの署名に問題があります。解決するまで、ここからは何もインストールされません。
error-trust-nobody-signed = このバージョンはギャラリーの一覧にありますが、誰も署名していません。インストールしません。
    .action = ギャラリーを同期して、もう一度お試しください。変わらない場合は運営者に知らせてください。
error-trust-signed-otherwise = このバージョンのギャラリーでの記載が、署名された内容と異なります。インストールしません。
    .action = ギャラリーを同期して、もう一度お試しください。変わらない場合は運営者に知らせてください。
error-trust-list-moved = ギャラリーが少し前に変更されました。
    .action = 同期して、もう一度お試しください。

## Packages and files

error-package-unknown-kind = Vitrineが扱えるパッケージではありません。
error-package-missing-member = パッケージに必要なファイルがありません。
error-package-bad-json = パッケージ内のファイルを読み取れません。
error-archive-damaged = パッケージが破損しています。
error-archive-not-a-zip = これはパッケージではありません。
error-open-not-a-package = このファイルはパッケージとして開けません。
    .action = 提供者に、Vitrineで読み取れるパッケージを依頼してください。
error-open-not-a-file = これはパッケージファイルではありません。
    .action = .hpersonaで終わるファイルなど、パッケージファイルを選択してください。
error-open-too-large = ファイルがパッケージの上限より大きいです。
error-open-changed = ファイルが表示後に変更されています。何もインストールしませんでした。
    .action = もう一度開いて、現在の内容を確認してください。
error-open-gone = ファイルがなくなっています。
error-open-unreadable = ファイルを読み取れません。

## Vitrine

error-engine-panic = Vitrineの内部で問題が発生しました。
    .action = もう一度お試しください。繰り返す場合は、詳細をコピーして報告してください。
error-engine-no-such-package = そのようなパッケージはありません。
    .action = 取り下げられた可能性があります。ギャラリーを同期して、もう一度検索してください。
error-engine-no-such-version = そのようなバージョンはありません。
    .action = パッケージのページでバージョンを確認してください。
error-engine-no-versions = このパッケージにはインストールできるバージョンがありません。
error-engine-withdrawn = このパッケージはギャラリーによって取り下げられました。
    .action = 別のものを探してください。取り下げられたものはインストールされません。
error-engine-no-source = このギャラリーはもうありません。
error-engine-no-desktop = フォルダーを開けるデスクトップがありません。
error-engine-open-folder = フォルダーを開けませんでした。
error-engine-needs-slow = パッケージに必要なものを時間内に調べられませんでした。
    .action = 後でもう一度お試しください。ギャラリーの応答が遅くなっています。
error-jobs-running = これはすでに実行中です。
error-jobs-cancelled = キャンセルしました。
error-jobs-unknown = この処理はもうありません。
error-jobs-no-pause = まもなく終わるため、一時停止できません。
    .action = 終わるまで待つか、キャンセルしてください。
error-history-unknown = この履歴の項目はもうありません。
error-build-no-sandbox = ここで動作するサンドボックスがありません。サンドボックスの外ではビルドを行いません。
error-build-changed = 同意した後に、ソース、レシピ、またはこのコンピューターが変わりました。ビルドは行っていません。
    .action = レシピをもう一度確認して同意してください。
error-build-failed = ビルドに失敗しました。
error-build-too-long = ビルドに時間がかかりすぎたため停止しました。
error-settings-write = 設定を保存できませんでした。
    .action = ディスクに空きがあり、フォルダーに書き込めることを確認してください。
error-care-not-cleaned = この部分は使用中のため、クリーンアップしません。
error-handover-off = HomePilotが設定されていません。
    .action = 設定でアドレスを入力してください。
error-handover-unreachable = HomePilotに接続できませんでした。
    .action = 動作していることと、設定のアドレスを確認してください。
error-handover-answer = 応答した相手はHomePilotではないようです。
    .action = 設定のアドレスを確認してください。
error-handover-refused = HomePilotがペルソナを拒否しました。

## Collections and the library as a file

error-several-empty = インストールするものがありません。
    .action = パッケージを1つ以上選択してください。
error-shelves-too-many = 一度に選択したパッケージが多すぎます。
    .action = 選択を減らしてください。
error-shelves-favourites = お気に入りの数が上限に達しています。
    .action = 先にいくつかのハートを外してください。
error-shelves-no-collection = このコレクションはもうありません。
error-shelves-file-missing = そのようなファイルはありません。
    .action = 別のファイルを選択してください。
error-shelves-file-other = これはVitrineのライブラリファイルではありません。
    .action = 別のファイルを選択してください。
error-shelves-file-damaged = ライブラリファイルが破損しています。
    .action = ライブラリをもう一度エクスポートするか、別のファイルを選択してください。
error-shelves-file-newer = このライブラリファイルは、より新しいVitrineのものです。
    .action = Vitrineを更新してからインポートしてください。
error-shelves-file-unreadable = ライブラリファイルを読み取れませんでした。
error-shelves-file-unwritable = ライブラリファイルに書き込めませんでした。
    .action = 別のフォルダーを選択してください。
error-shelves-file-taken = 同じ名前の別のファイルがあります。
    .action = 別の名前を選択してください。
error-shelves-file-changed = 確認した後にライブラリファイルが変更されました。
    .action = もう一度確認してください。

## Publishing

error-draft-unknown = この下書きはもうありません。
error-draft-gone = 下書きのフォルダーまたはファイルがなくなっています。
    .action = 元に戻すか、現在の場所を選択してください。入力した内容は残っています。
error-draft-unreadable = 読み取れませんでした。
error-draft-permission = 読み取る権限のないものが含まれています。
    .action = 読み取る権限を設定するか、除外してください。
error-draft-disk-full = パックするための空き容量がありません。
    .action = 空き容量を増やして、もう一度お試しください。何も変更されていません。
error-draft-changed = チェックした後に変更されています。
    .action = チェックの結果を見て権利をもう一度確認してから、送信してください。
error-draft-not-agreed = 現在の内容について、権利とライセンスがまだ確認されていません。
error-draft-signed-out = このレジストリにサインインしていません。
    .action = サインインしてください。下書きは残ります。
error-draft-no-target = 提出先がまだ指定されていません。
error-draft-being-checked = 現在、提出先でチェック中です。
    .action = チェックが終わってから、もう一度送信してください。
error-draft-write = 下書きを保存できませんでした。
error-draft-bundle = バンドルを書き出せませんでした。
    .action = 別のフォルダーを選択してください。下書きは元のままです。

## Registries

error-registry-unreachable = レジストリが応答しません。
    .action = 後でもう一度お試しください。
error-registry-insecure = レジストリのアドレスが暗号化されていません。
error-registry-none = このギャラリーにはレジストリがありません。
error-registry-redirect = レジストリが別の場所へ案内していますが、サインインしたまま自動では移動しません。
    .action = 運営者に新しいアドレスを確認し、ギャラリーとして追加してください。
error-registry-not-allowed = レジストリのアドレスは許可されていない場所を指しています。
    .action = このアドレスを信頼する場合は、ギャラリーを追加するときに許可してください。
error-registry-answer = レジストリの応答を理解できませんでした。
error-refused-sign-in = レジストリは、あなたが誰かを確認できませんでした。
    .action = もう一度サインインしてください。
error-refused-forbidden = レジストリはこの操作を許可していません。
error-registry-not-found = レジストリにはこれがありません。
error-refused-conflict = レジストリ側にこの操作を妨げるものがあります。
    .action = ページを読み込み直して、今の状態を確認してください。
error-refused-too-large = レジストリが受け付ける大きさを超えています。
error-refused-invalid = レジストリはこのままでは受け付けません。
error-refused-too-often = 短い時間にレジストリへ何度も問い合わせすぎました。
error-refused-failing = レジストリ自体に問題が起きています。
    .action = しばらくしてからもう一度お試しください。
error-refused-other = レジストリは理由を示さずに拒否しました。
error-auth-sign-in = 先にサインインしてください。
error-auth-wrong = 名前またはパスワードが違います。
error-auth-code-needed = このアカウントには二要素認証が設定されています。表示されたコード、またはリカバリーコードを入力してください。
error-auth-code-wrong = コードが違うか、すでに使われています。
error-auth-disabled = このアカウントは使えなくなっています。
error-auth-too-many = 失敗した回数が多すぎます。
    .action = しばらく待ってから、もう一度お試しください。
error-account-handle-taken = このユーザー名はすでに使われています。
error-token-expired = このサインインは期限切れです。
    .action = もう一度サインインしてください。
error-token-revoked = このサインインは終了されています。
    .action = もう一度サインインしてください。
error-limit-too-many = 短時間に行った回数が多すぎます。
error-upload-quota = 進行中のアップロードが多すぎます。
    .action = 公開されるまで待つか、いくつかを終了してください。
