/** An account that exists nowhere, for an app that speaks to the acceptor of the bench. */
export const accountSid = `AC${'0'.repeat(32)}`
export const authToken = 'token-of-the-bench-alone'
export const publicUrl = 'https://waymark.example.gov.uk'
export const ourNumber = '+447700900001'

/** As many as are asked for; 07700 900000 to 900999 reach nobody, and the rest are as unreal. */
export function phoneOf(index: number): string {
  return `+4477009${String(index).padStart(5, '0')}`
}

/** The app as shipped, with what a bench needs. */
export function appEnvironment(own: {
  readonly databaseUrl: string
  readonly apiUrl: string
}): Readonly<Record<string, string>> {
  return {
    PORT: '0',
    DATABASE_URL: own.databaseUrl,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_SMS_FROM: ourNumber,
    TWILIO_API_URL: own.apiUrl,
    PUBLIC_URL: publicUrl,
    SENDER_RATE: '100000',
    DEMO: '1',
    KNOWLEDGE_WATCH: '0',
    LOG_LEVEL: 'error',
  }
}
