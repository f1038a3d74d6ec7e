import { pluralOf } from '../../../../platform/plural.ts'

const plural = pluralOf('en')

/** What people can choose to hear about, in English. */
export const en = {
  title: 'Topics',
  intro:
    'People who sign up tick what they want to hear about, and get newsletters about nothing else. They see the names and what you say about each, in this order.',
  caption: 'What people can choose to hear about',
  name: 'Name',
  nameHint: 'As people see it beside the box: “New pieces”.',
  about: 'What is sent, and how often',
  aboutHint: 'One or two sentences: “What has just left the workshop. About once a month.”',
  people: 'Get it',
  peopleIs: (count: number) =>
    plural(count, { one: '# subscriber gets it', other: '# subscribers get it' }),
  state: 'Status',
  offered: 'Offered',
  archived: 'No longer offered',
  order: 'Order',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  none: 'Without a topic nobody can sign up. Add the first one.',
  add: 'Add a topic',
  addIt: 'Add',
  change: 'Name and description',
  save: 'Save',
  changeHint:
    'Whoever has chosen it keeps it under the new name. If it becomes something else, add a new topic: nobody agreed to that.',
  stop: 'Stop offering it',
  stopHint:
    'Nobody can choose it any more. Who has chosen it keeps it: you can still write to them about it, and they hear about nothing else instead.',
  offer: 'Offer it again',
  offerHint: 'People can choose it again when they sign up.',
  noName: 'Please enter a name.',
  longName: 'Please shorten the name to 60 characters.',
  noAbout: 'Please say what is sent and how often.',
  longAbout: 'Please shorten this to 200 characters.',
  sameName: 'There is a topic with this name already.',
  meanwhile: 'Somebody else has just changed this topic. Please check, and try again.',
  done: {
    added: 'People can choose this topic now.',
    changed: 'Saved.',
    stopped: 'Nobody can choose this topic any more.',
    offered: 'People can choose this topic again.',
    moved: 'Moved.',
  },
  log: {
    acts: {
      'topic-added': 'Topic added',
      'topic-changed': 'Topic changed',
      'topic-stopped': 'Topic no longer offered',
      'topic-offered': 'Topic offered again',
      'topics-ordered': 'Topics put in another order',
    },
    subjects: { topic: 'Topic', topics: 'Topics' },
    fields: { name: 'Name', about: 'What is sent', order: 'Order' },
  },
}
