import { channelNames } from '../../domain/address.ts'
import type { Phone } from '../../store/try-view.ts'
import { bubblesOf } from './bubbles.ts'
import { type Asked, type Chosen, people, queryOf } from './chosen.ts'
import { longestText, specials } from './texts-to-send.ts'
import { whyOf } from './why.ts'

/** What was typed and not taken, with what to do about it. */
export interface Draft {
  readonly text: string
  readonly problem: string
}

/** What the templates of src/web/views/try read. */
export function pageOf(
  chosen: Chosen,
  phone: Phone,
  shown: { readonly why?: Asked[string]; readonly draft?: Draft },
) {
  const why = whyOf(phone, typeof shown.why === 'string' ? shown.why : undefined)
  return {
    chosen,
    query: queryOf(chosen),
    conversationQuery: queryOf(chosen, why?.chosen === true ? why.id : undefined),
    draft: shown.draft,
    longestText,
    specials,
    people: [...people].map(([key, { name, about }]) => ({
      name,
      about,
      current: key === chosen.key,
      query: new URLSearchParams({ person: key, channel: chosen.channel }).toString(),
    })),
    channels: channelNames.map((channel) => ({
      name: channel === 'sms' ? 'SMS' : 'WhatsApp',
      current: channel === chosen.channel,
      query: new URLSearchParams({ person: chosen.key, channel }).toString(),
    })),
    bubbles: bubblesOf(phone, chosen.channel),
    waiting: phone.waiting,
    optedOut: phone.optedOut,
    choices: phone.choices,
    why,
  }
}
