// The first match counts: most browsers name others besides themselves, so the order matters.
const browsers: [string, RegExp][] = [
  ['in an app', /\bFB(AN|AV|_IAB)\b|Instagram|Pinterest|TikTok|musical_ly|Bytedance|Snapchat/],
  // Android's web view says so, Apple's leaves out the browser.
  ['in an app', /; wv\)|\bGSA\/|\bLine\/|Telegram-|^(?=.*AppleWebKit.*Mobile\/)(?!.*Safari)/],
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPT|OPiOS|Opera)\b/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Vivaldi', /Vivaldi/],
  ['Yandex', /YaBrowser/],
  ['DuckDuckGo', /DuckDuckGo|\bDdg\//],
  ['Brave', /"Brave"/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  // Anchored: otherwise each "Version/" would be followed by a search to the end.
  ['Safari', /^(?=.*Version\/).*Safari/],
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
  // Today's iPads identify as a Mac, and count as one.
  ['tablet', /iPad|Tablet|^(?!.*Mobile).*Android/],
  ['phone', /Mobi|iPhone|iPod|\?1/],
  ['computer', /Windows|Macintosh|CrOS|Linux|X11/],
]

/** A browser, in few words: never its whole User-Agent. */
export function readBrowser(headers: Headers) {
  const names = ['User-Agent', 'Sec-CH-UA', 'Sec-CH-UA-Platform', 'Sec-CH-UA-Mobile']
  // No real browser sends more, and matching a longer text would take time.
  const text = names.map((name) => headers.get(name)?.slice(0, 500) ?? '').join(' ')
  return {
    browser: firstMatch(browsers, text),
    system: firstMatch(systems, text),
    device: firstMatch(devices, text),
    language: readLanguage((headers.get('Accept-Language') ?? '').slice(0, 100)),
  }
}

const firstMatch = (table: [string, RegExp][], text: string) =>
  table.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'

/**
 * The first language tag: language, script and region (`nl-NL`), without what may follow. Empty if
 * there is none.
 */
function readLanguage(accepted: string): string {
  const [tag = ''] = /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?(?=[-,;\s]|$)/i.exec(accepted) ?? []
  return tag ? (Intl.getCanonicalLocales(tag)[0] ?? '') : ''
}
