import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { askIfAboutTold } from './about-told.ts'
import { addGeneralNotice } from './add-general-notice.ts'
import { addHelpAfterDisclosure } from './after-disclosure.ts'
import { askIfHelped } from './ask-if-helped.ts'
import { allegation } from './deciders/allegation.ts'
import { articles } from './deciders/articles.ts'
import { choice } from './deciders/choice.ts'
import { danger } from './deciders/danger.ts'
import { discreet } from './deciders/discreet.ts'
import { followUp } from './deciders/follow-up.ts'
import { helped } from './deciders/helped.ts'
import { language } from './deciders/language.ts'
import { meantOtherwise } from './deciders/meant-otherwise.ts'
import { media } from './deciders/media.ts'
import { none } from './deciders/none.ts'
import { openDialog } from './deciders/open-dialog.ts'
import { optOut } from './deciders/opt-out.ts'
import { person } from './deciders/person.ts'
import { relay } from './deciders/relay.ts'
import { smallTalk } from './deciders/small-talk.ts'
import { staffPhone } from './deciders/staff-phone.ts'
import { suggestion } from './deciders/suggestion.ts'
import { whatChanged } from './deciders/what-changed.ts'
import { whoSees } from './deciders/who-sees.ts'
import { flagUnsure } from './flag-unsure.ts'
import { addNewAdviser } from './new-adviser.ts'
import { rememberSearch } from './query.ts'
import type { Decider, Tools } from './tools.ts'
import { addSampleNotice } from './sample-notice.ts'
import { addWelcome } from './welcome.ts'

/** Start reading here: what Waymark says to a text, in the order it is decided. */
export const deciders: readonly Decider[] = [
  relay, // a member of staff owns the talk: the bot is silent, but for danger
  danger, // the fixed card of its kind, or the answer to one
  allegation, // something an adult did: the fixed card
  optOut, // stop and start, in any words
  staffPhone, // a member of staff has replied to a notice: this number is not for them
  discreet, // somebody else reads their phone
  whoSees, // 'who can see this', exactly and at once
  helped, // 'no it didnt', to 'Did that help?'
  suggestion, // 'you should tell people that ...'
  choice, // '2', 'two', or the words of an open choice
  openDialog, // a dialog of several steps, and an answer to what it asked
  person, // a person is asked, by name where there is one
  media, // a picture or voice note without words
  language, // another language, or nothing to read
  whatChanged, // 'you said, we did'
  smallTalk, // hello, thanks, are you human
  meantOtherwise, // a person, no more texts, or small talk, in words no pattern knows
  followUp, // 'how much is it' belongs to the last answer
  articles, // the answer, or 'which do you mean'
  none, // 'I don't have a checked answer on that'
]

/** Takes one turn: the first decider that answers wins. Reads no store, no channel and no clock. */
export async function takeTurn(tools: Tools, turn: Turn, findings: Findings): Promise<TurnOutcome> {
  const remembering = { ...tools, searchArticles: rememberSearch(tools.searchArticles) }
  for (const { name, decide } of deciders) {
    const outcome = await decide(remembering, turn, findings)
    if (outcome === undefined) continue
    const named = { ...outcome, because: `${name}: ${outcome.because}` }
    const disclosed = addHelpAfterDisclosure(tools, turn, findings, named)
    const flagged = flagUnsure(tools, turn, findings, disclosed)
    const asking = askIfAboutTold(tools, turn, findings, flagged, name)
    const helping = await askIfHelped(remembering, turn, findings, asking, name)
    const noticed = addGeneralNotice(tools, turn, findings, helping, name)
    return addNewAdviser(
      tools,
      turn,
      addWelcome(tools, turn, findings, addSampleNotice(tools, noticed)),
    )
  }
  throw new Error('No decider answered: `none` must be the last, and always answers')
}
