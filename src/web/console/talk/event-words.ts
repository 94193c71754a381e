import type { Conversation } from '../../../store/views/conversation.ts'
import type {
  EventLine,
  LinkLine,
  SealedGap,
  ShownKind,
} from '../../../store/views/conversation-lines.ts'
import { outcomeWords, reasonWords } from '../words.ts'
import { channelWord, nameOfPerson, poolWords } from './head.ts'

type Line = EventLine | LinkLine | SealedGap

/** Something that happened, as a sentence; undefined: nothing to tell here. */
export function eventWords(line: Line, conversation: Conversation): string | undefined {
  const named = (id: unknown): string =>
    (typeof id === 'string' ? conversation.names.get(id) : undefined) ?? 'Somebody'
  const them = nameOfPerson(conversation.person)
  switch (line.kind) {
    case 'sealed-gap':
      return gapWords(line)
    case 'linked':
      return `${named(line.staffId)} linked this ${channelWord(line.channel)} number to ${them}`
    case 'event':
      return sentences[line.what]({ line, them, named })
  }
}

function gapWords({ staffBegan, earlierShown }: SealedGap): string {
  if (earlierShown) return 'What was said before this stays sealed'
  return staffBegan
    ? 'What was said before staff wrote stays sealed'
    : 'What was said before they asked stays sealed'
}

interface About {
  readonly line: EventLine
  readonly them: string
  readonly named: (id: unknown) => string
}

const sentences: Readonly<Record<ShownKind, (about: About) => string | undefined>> = {
  'handover-requested': ({ line: { detail } }) => reasonWords(String(detail['reason'])),
  'handover-routed': (about) => `Waits for ${waitsFor(about)}`,
  'handover-went-on': (about) =>
    about.line.detail['why'] === 'not-reached'
      ? `Could not be told to anybody there: went on to ${waitsFor(about)}`
      : `Nobody picked it up in time: went on to ${waitsFor(about)}`,
  'who-chosen': ({ line: { detail }, them }) =>
    detail['wish'] === 'keep'
      ? `${them} wants to wait for their own adviser`
      : `${them} wants somebody else today`,
  'handover-left': ({ them }) => `${them} left it: nobody needs to answer`,
  acknowledged: ({ line, named }) => `${named(line.staffId)} has seen it`,
  'alarm-rose': () => 'The alarm got worse',
  'alarm-unanswered': () => 'UNANSWERED: everybody was asked, and nobody deals with it',
  'alarm-seen': ({ line, named }) => `${somebody(line, named)} has seen the alarm`,
  'alarm-dealing': ({ line, named }) => `${somebody(line, named)} is dealing with it`,
  'alarm-lapsed': () => 'No attempt to reach them was recorded: the alarm went on',
  'alarm-attempt': ({ line, named }) => `${somebody(line, named)} tried to reach them`,
  'alarm-closed': ({ line, named, them }) =>
    line.detail['verdict'] === 'false'
      ? `${somebody(line, named)} closed the alarm: a false one`
      : `${somebody(line, named)} closed the alarm of ${them}`,
  'taken-over': ({ line, named }) => `${named(line.staffId)} took over from the bot`,
  'passed-on': ({ line, named }) =>
    `${named(line.staffId)} passed it on to ${named(line.detail['to'])}`,
  'handed-back': ({ line, named }) =>
    `${named(line.staffId)} handed back to the bot: ${outcomeWords(String(line.detail['outcome']))}`,
  // Otherwise it is how every talk of the advisers' begins.
  'audience-opened': ({ line: { detail }, them }) =>
    detail['earlier'] === true
      ? `${them} said yes to showing what was said in the day before`
      : undefined,
  'opted-out': ({ them }) => `${them} turned texts off`,
  'opted-in': ({ them }) => `${them} turned texts on again`,
  'no-text-reaches': ({ them }) => `No text can reach ${them}: phone them`,
  'discreet-on': ({ them }) =>
    `Somebody may read along on the phone of ${them}: texts begin with words that give nothing away`,
  'discreet-off': ({ them }) => `Texts to ${them} begin as usual again`,
  'media-shown': ({ line, named }) => `${named(line.staffId)} opened what came with a text`,
  'media-put-away': ({ line, named }) =>
    `${named(line.staffId)} put away what came with a text: nobody can open it here`,
}

/** Whoever answers at night has no account. */
function somebody({ staffId }: EventLine, named: About['named']): string {
  return staffId === undefined ? 'Whoever answers at night' : named(staffId)
}

function waitsFor({ line: { detail }, named }: About): string {
  return detail['for'] === undefined
    ? poolWords(String(detail['stage'] ?? detail['to']))
    : named(detail['for'])
}
