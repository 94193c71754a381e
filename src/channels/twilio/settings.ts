/** One Twilio account and its senders, as the environment gives them. */
export interface TwilioSettings {
  readonly accountSid: string
  /** While tokens are rotated: the newest. */
  readonly authToken: string
  /** An E.164 number. A messaging service, when there is one, is used in its place. */
  readonly smsFrom?: string | undefined
  /** An E.164 number, with or without 'whatsapp:'. */
  readonly whatsappFrom?: string | undefined
  readonly messagingServiceSid?: string | undefined
  /** The REST base: https://api.twilio.com, or a stand-in. */
  readonly apiUrl: string
  /** The https address Twilio calls; anything from '#' on is left out. */
  readonly publicUrl: string
}
