export interface StandInOptions {
  readonly accountSid: string
  readonly authToken: string
  /** Our senders as Twilio writes them: '+44…' and 'whatsapp:+44…'. */
  readonly numbers: readonly string[]
  readonly messagingServiceSid?: string
  /** What webhooks are signed for (default: https://waymark.example). */
  readonly publicUrl?: string
  /** Where webhooks are really posted; can be set later, when the port is known. */
  readonly webhookBase?: string
  /** Port of the REST API (default: any free one). */
  readonly port?: number
  /** Webhooks carry OptOutType, and keywords count on WhatsApp too. */
  readonly advancedOptOut?: boolean
  readonly now?: () => Date
}
