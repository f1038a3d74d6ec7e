import { checks } from './en/checks.ts'
import { frame } from './en/frame.ts'
import { help } from './en/help.ts'

export const en = { frame, help, checks }
