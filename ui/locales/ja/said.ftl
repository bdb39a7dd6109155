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
