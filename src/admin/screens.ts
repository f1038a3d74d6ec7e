import { paths } from '../paths.ts'
import { mayDo, type Right, type Role } from './rules.ts'
import { adminWords } from './words.ts'

/** What the navigation leads to, for those who have the right, in the order of a day. */
const screens = (): { path: string; title: string; right: Right }[] => {
  const { nav } = adminWords()
  return [
    { path: paths.desk(), title: nav.toDo, right: 'orders' },
    { path: paths.deskOrders(), title: nav.orders, right: 'orders' },
    { path: paths.deskNewOrder(), title: nav.newOrder, right: 'change-orders' },
    { path: paths.deskBench(), title: nav.bench, right: 'pieces' },
    { path: paths.deskParcels(), title: nav.parcels, right: 'parcels' },
    { path: paths.deskReturns(), title: nav.returns, right: 'change-orders' },
    { path: paths.deskServices(), title: nav.services, right: 'change-orders' },
    { path: paths.deskStatistics(), title: nav.statistics, right: 'statistics' },
    { path: paths.deskCampaigns(), title: nav.newsletter, right: 'newsletter' },
    { path: paths.deskJournal(), title: nav.journal, right: 'journal' },
    { path: paths.deskStaff(), title: nav.staff, right: 'staff' },
    { path: paths.deskLog(), title: nav.log, right: 'log' },
  ]
}

/** The screens of the desk that a role leads to; the first is where its day begins. */
export const screensOf = (role: Role) => screens().filter(({ right }) => mayDo(role, right))
