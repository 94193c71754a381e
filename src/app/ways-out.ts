import { join } from 'node:path'
import type { Channel, ProviderLog } from '../channels/channel.ts'
import { createFolderMailer } from '../channels/mail/folder-mailer.ts'
import { type Mailer, noMailer } from '../channels/mail/mailer.ts'
import { createSmtpMailer } from '../channels/mail/smtp-mailer.ts'
import { type FetchMedia, noMedia } from '../channels/media.ts'
import { createSimulatedCaller, noCaller } from '../channels/simulated-caller.ts'
import { createSimulator, emptyProviderLog } from '../channels/simulator.ts'
import { createTwilioCaller } from '../channels/twilio/caller.ts'
import { createMediaFetcher } from '../channels/twilio/fetch-media.ts'
import { createTwilioLog } from '../channels/twilio/provider-log.ts'
import { createTwilioChannel } from '../channels/twilio/sender.ts'
import type { Caller } from '../channels/voice.ts'
import type { Config, TwilioConfig } from '../config.ts'
import type { ChannelName } from '../domain/address.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { onlyToStaff } from '../messaging/only-to-staff.ts'
import { recordDelivery } from '../messaging/record-delivery.ts'
import { windowIsOpen } from '../store/addresses.ts'

/** Where texts leave, and where it can be looked up what left. */
export function createChannel(
  { twilio, publicUrl, rehearsal }: Config,
  deps: Pick<MessagingDeps, 'store' | 'clock'>,
): { channel: Channel; providerLog: ProviderLog } {
  if (twilio === undefined || publicUrl === undefined) {
    const channel = createSimulator({
      onReceipt: (receipt) => recordDelivery(deps, { ...receipt, retry: false }),
      windowIsOpen: (to) => windowIsOpen(deps.store, to, deps.clock.now()),
    })
    return { channel, providerLog: emptyProviderLog }
  }
  const settings = { ...twilio, authToken: newestToken(twilio), publicUrl }
  const channel = createTwilioChannel(settings)
  if (rehearsal) return { channel: onlyToStaff(deps.store, channel), providerLog: emptyProviderLog }
  return { channel, providerLog: createTwilioLog(settings) }
}

/** What a text of a channel is sent from, as rates are kept for: 'sms:+447700900001'. */
export function senderOf(twilio: TwilioConfig | undefined): (channel: ChannelName) => string {
  return (channel) => {
    const own = channel === 'sms' ? twilio?.smsFrom : twilio?.whatsappFrom
    return `${channel}:${own ?? twilio?.messagingServiceSid ?? 'simulator'}`
  }
}

/** Loads pictures and voice notes that came with a text. */
export function createMediaFetch({ twilio }: Config): FetchMedia {
  if (twilio === undefined) return noMedia
  return createMediaFetcher({ ...twilio, authToken: newestToken(twilio) })
}

/** E-mails to staff leave by SMTP_URL; with none they are written to `folder`, if there is one. */
export function createMailer({ smtpUrl, mailFrom }: Config, folder: string | undefined): Mailer {
  if (smtpUrl !== undefined && mailFrom !== undefined) return createSmtpMailer(smtpUrl, mailFrom)
  return folder === undefined ? noMailer : createFolderMailer(folder, 'waymark@demo.example')
}

/** Voice calls to staff leave by Twilio; with none they are files in `folder`, if there is one. */
export function createCaller({ twilio, publicUrl }: Config, folder: string | undefined): Caller {
  if (twilio !== undefined && publicUrl !== undefined) {
    return createTwilioCaller({ ...twilio, authToken: newestToken(twilio), publicUrl })
  }
  return folder === undefined ? noCaller : createSimulatedCaller(join(folder, 'calls'))
}

/** An old one still proves what Twilio sent; it may not open what came in since. */
function newestToken({ authTokens }: TwilioConfig): string {
  return authTokens.at(-1) ?? ''
}
