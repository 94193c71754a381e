import { deliveryWords, type DeliveryState } from '../../../handover/delivery-words.ts'
import type { OurText } from '../../../store/views/conversation-texts.ts'

/** How far a text of ours got: an icon, words for it, and what to do when it did not arrive. */
export interface Delivery {
  readonly icon: 'clock' | 'one' | 'two' | 'failed'
  readonly words: string
  readonly remedy?: string
}

const icons: Readonly<Record<DeliveryState, Delivery['icon']>> = {
  held: 'clock',
  queued: 'clock',
  leaving: 'clock',
  unknown: 'clock',
  sent: 'one',
  delivered: 'two',
  read: 'two',
  failed: 'failed',
  cancelled: 'failed',
  expired: 'failed',
}

export function deliveryOf(text: OurText): Delivery {
  const { state, words, remedy } = deliveryWords(text)
  const said = text.template ? `Approved template. ${words}` : words
  return {
    icon: icons[state],
    words: said.replace(/\.$/, ''),
    ...(remedy !== undefined && { remedy }),
  }
}
