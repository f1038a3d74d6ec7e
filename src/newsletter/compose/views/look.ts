/** How each part of a campaign looks, in styles that mail programs keep. */
export type Look = Record<keyof typeof mailLook, string>

const serif = "font-family:Georgia,'Times New Roman',serif;font-weight:400"

export const mailLook = {
  heading1: `${serif};font-size:30px;line-height:1.2;margin:0 0 20px`,
  heading2: `${serif};font-size:23px;line-height:1.25;margin:40px 0 14px`,
  heading3: 'font-size:16px;line-height:1.4;font-weight:600;margin:32px 0 10px',
  paragraph: 'margin:0 0 18px',
  list: 'margin:0 0 18px;padding:0 0 0 24px',
  item: 'margin:0 0 8px',
  quote: `${serif};font-size:20px;line-height:1.5;font-style:italic;margin:28px 0;padding:0 0 0 20px;border-left:1px solid #b9ab97`,
  rule: 'border:0;border-top:1px solid #e3ded7;margin:36px 0',
  code: 'font-family:Consolas,Menlo,monospace;font-size:14px;white-space:pre-wrap;margin:0 0 18px',
  link: 'color:inherit;text-decoration:underline',
  picture: 'display:block;width:100%;max-width:100%;height:auto;border:0;margin:8px 0 18px',
  shelf: 'width:100%;border-collapse:collapse;margin:12px 0 20px',
  place: 'padding:0 0 24px;vertical-align:top',
  card: 'color:inherit;text-decoration:none',
  cardPicture: 'display:block;width:100%;max-width:100%;height:auto;border:0;margin:0 0 12px',
  title: `${serif};font-size:19px;line-height:1.3;display:block;margin:0 0 4px`,
  detail: 'font-size:14px;line-height:1.5;display:block;color:#67625b',
  price: 'font-size:15px;line-height:1.5;display:block',
  before: 'color:#67625b',
}

/** For pages, whose style sheets say how it looks. */
export const plainLook: Partial<Look> = {}
