// The first line that fits. Most browsers name others beside themselves, so the order matters.
const browsers: [string, RegExp][] = [
  ['in an app', /\bFB(AN|AV|_IAB)\b|Instagram|Pinterest|TikTok|musical_ly|Bytedance|Snapchat/],
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPT|OPiOS|Opera)\b/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Vivaldi', /Vivaldi/],
  ['Yandex', /YaBrowser/],
  ['DuckDuckGo', /DuckDuckGo|\bDdg\//],
  ['Brave', /"Brave"/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Version\/.*Safari/],
]

const systems: [string, RegExp][] = [
  ['iOS', /iPhone|iPad|iPod/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['ChromeOS', /CrOS|Chrome OS|Chromium OS/],
  ['macOS', /Macintosh|macOS/],
  ['Linux', /Linux|X11/],
]

const devices: [string, RegExp][] = [
  // An iPad calls itself a Mac today, and counts as one.
  ['tablet', /iPad|Tablet|^(?!.*Mobile).*Android/],
  ['phone', /Mobi|iPhone|iPod|\?1/],
  ['computer', /Windows|Macintosh|CrOS|Linux|X11/],
]

/** What a browser says about itself, in few words: never the whole of its User-Agent. */
export function readBrowser(headers: Headers) {
  const names = ['User-Agent', 'Sec-CH-UA', 'Sec-CH-UA-Platform', 'Sec-CH-UA-Mobile']
  // No real browser says more, and matching a longer text would cost time.
  const said = names.map((name) => headers.get(name)?.slice(0, 500) ?? '').join(' ')
  return {
    browser: firstThatFits(browsers, said),
    system: firstThatFits(systems, said),
    device: firstThatFits(devices, said),
    language: readLanguage(headers.get('Accept-Language') ?? ''),
  }
}

const firstThatFits = (table: [string, RegExp][], said: string) =>
  table.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other'

/**
 * The first language tag: its language, script and region (`nl-NL`), nothing that may follow. Empty
 * without one.
 */
function readLanguage(accepted: string): string {
  const [tag = ''] = /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?(?=[-,;\s]|$)/i.exec(accepted.trim()) ?? []
  return tag ? (Intl.getCanonicalLocales(tag)[0] ?? '') : ''
}
