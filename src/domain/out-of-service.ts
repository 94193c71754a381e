/** What can be switched off as a whole. Nothing of the safety net is among them, and nothing may be. */
export const features = ['answers', 'asking-if-helped', 'suggestions', 'general-notice'] as const
export type Feature = (typeof features)[number]

export function isFeature(name: string): name is Feature {
  return (features as readonly string[]).includes(name)
}

/** What staff have taken out of service, as it is in force now. */
export interface OutOfService {
  readonly features: ReadonlySet<Feature>
  /** '<language>/<id>' of articles. */
  readonly articles: ReadonlySet<string>
}

export const nothingOut: OutOfService = { features: new Set(), articles: new Set() }
