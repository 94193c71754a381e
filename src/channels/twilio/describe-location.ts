import { field, type WebhookParams } from './webhook-params.ts'

/**
 * A shared place as a line of text, so that an adviser reads where somebody is and the readers of
 * a turn have something to read; undefined when the message carries no place.
 * https://www.twilio.com/docs/whatsapp/location-messages
 */
export function describeLocation(params: WebhookParams): string | undefined {
  const latitude = readDegrees(params, 'Latitude', 90)
  const longitude = readDegrees(params, 'Longitude', 180)
  if (latitude === undefined || longitude === undefined) return undefined
  const place = [field(params, 'Label'), field(params, 'Address')].filter(
    (part) => part !== undefined,
  )
  return `Location: ${[...place, `${latitude}, ${longitude}`].join(', ')}`
}

function readDegrees(params: WebhookParams, name: string, most: number): number | undefined {
  const degrees = Number(field(params, name))
  return Number.isFinite(degrees) && Math.abs(degrees) <= most ? degrees : undefined
}
