import type { ChannelName } from '../domain/address.ts'
import { firstNameOf } from '../domain/staff.ts'
import { fillTemplate, type TemplateKind, type TemplateVariable } from '../domain/template.ts'
import type { Window } from '../domain/window.ts'
import { listAddresses } from '../store/addresses.ts'
import { loadPerson } from '../store/people.ts'
import { findStaff } from '../store/staff.ts'
import type { Data } from '../store/store.ts'
import { templatesFor } from '../store/templates.ts'
import { lastUsed, type Reach, smsAddress, templateAddress, windowTo } from './choose-way.ts'
import type { StaffDeps } from './deps.ts'

/** How long a text is held for WhatsApp's window unless somebody says otherwise: seven days. */
const holdMs = 7 * 24 * 60 * 60 * 1000

/** In which ways a member of staff may write to somebody at this moment. */
export interface WaysToReach {
  /** Where a reply goes: the address they last wrote from. Absent: they never wrote from one. */
  readonly last?: LastWay
  /** Whether there is a number an SMS may go to. */
  readonly sms: boolean
  /** What may go by WhatsApp though its window is closed. */
  readonly templates: readonly OfferedTemplate[]
  /** When a text that is held from now on expires. */
  readonly heldUntil: Date
}

export interface LastWay extends Window {
  readonly channel: ChannelName
  readonly optedOut: boolean
}

/** A template as this member of staff would send it, with the words that will be read. */
export interface OfferedTemplate {
  readonly id: string
  readonly kind: TemplateKind
  readonly contentSid: string
  readonly text: string
  readonly variables: Readonly<Record<string, string>>
}

type WaysDeps = Pick<StaffDeps, 'councilName' | 'senderOf'>

interface WrittenTo {
  readonly personId: string
  readonly staffId: string
  /** By an officer, in a restricted talk: what they wrote there counts. */
  readonly restricted?: boolean
}

/** The ways to reach somebody at `at`, for a screen, and for a text that cannot leave as it is. */
export async function waysToReach(
  data: Data,
  deps: WaysDeps,
  who: WrittenTo,
  at: Date,
): Promise<WaysToReach> {
  const reach = await loadReach(data, deps, who, at)
  const last = lastUsed(reach)
  return {
    sms: smsAddress(reach) !== undefined,
    templates: templateAddress(reach) === undefined ? [] : await offerTemplates(data, deps, who),
    heldUntil: heldUntil(at),
    ...(last !== undefined && {
      last: { channel: last.channel, optedOut: last.optedOut, ...windowTo(reach, last) },
    }),
  }
}

/** When a text that is held at `at` expires. */
export function heldUntil(at: Date): Date {
  return new Date(at.getTime() + holdMs)
}

/** What the choice of a way works with. */
export async function loadReach(
  data: Data,
  { senderOf }: Pick<WaysDeps, 'senderOf'>,
  { personId, restricted = false }: Omit<WrittenTo, 'staffId'>,
  at: Date,
): Promise<Reach> {
  const addresses = await listAddresses(data, personId, { restricted })
  return { addresses, now: at, whatsappSender: senderOf('whatsapp') }
}

/** The templates in their language, filled with what may fill them. */
export async function offerTemplates(
  data: Data,
  { councilName }: Pick<WaysDeps, 'councilName'>,
  { personId, staffId }: WrittenTo,
): Promise<readonly OfferedTemplate[]> {
  const { language } = await loadPerson(data, personId)
  const author = await findStaff(data, staffId)
  const values: Readonly<Record<TemplateVariable, string>> = {
    'staff-name': firstNameOf(author?.name ?? ''),
    'council-name': councilName(),
  }
  const templates = await templatesFor(data, language)
  return templates.map((template) => ({
    id: template.id,
    kind: template.kind,
    contentSid: template.contentSid,
    ...fillTemplate(template, values),
  }))
}
