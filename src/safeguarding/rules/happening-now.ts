import type { DangerKind } from '../../domain/danger.ts'
import { phrases } from './rule.ts'

/**
 * Words that make a danger an emergency whatever else is said: means, intent, a time that is soon,
 * happening, no way out. Without any of them the learnt signal says which level it is.
 */
export const happeningNow = phrases(
  '(right now|as we speak|in the next (hour|minutes)|this minute|happening now)',
  '(tonight|today|in the morning|by (tomorrow|monday|friday|midnight|the weekend)) …… (gonna|ill|will|wanna|do it|end|die|kill|dead|gone|goodbye)',
  '(gonna|ill|wanna|going to) …… (tonight|today|right now|in a minute|in the morning|when (he|she|they|everyone) (sleep|sleeps|leave|leaves|go|goes))',
  '(on|at|off) (the|a|my) … (bridge|roof|ledge|balcony|tracks|platform|railings|cliff|car park)',
  '(rope|noose|ligature|blade|knife|gun|pills|tablets|petrol|acid|razor|bleach) … (in my hand|ready|here|next to me|in front of me|with me|lined up|on the (bed|side|table))',
  '(ive|i|just|hes|shes) … (taken|took|swallowed|overdosed|necked) … (pills|tablets|paracetamol|meds|them all|loads|packet|overdose|everything|the lot)',
  '(outside|at|through|kicking|banging on|smashing) (my|the|our) (door|window|house|flat|bedroom)',
  '(locked|stuck|trapped|hiding) … (in|inside) (the|a|my) (bathroom|toilet|bedroom|room|wardrobe|cupboard|car|house|flat|loo)',
  '(wont|isnt|not|cant) … (breathing|breathe|wake|waking up|wake up|stop bleeding|let me (out|leave|go))',
  '(on (his|her|their) way|coming (for|to get) (me|us)|nearly here|hes here|theyre here)',
)

/** By themselves a matter of minutes. */
export const alwaysNow: ReadonlySet<DangerKind> = new Set(['medical', 'unsafe-tonight'])

/** Rules that hear means, intent, a plan, or an attack itself: whoever says so is not only low. */
export const alwaysNowRules: ReadonlySet<string> = new Set([
  'killing oneself',
  'asks about dying',
  'a plan made',
  'goodbyes',
  'giving everything away',
  'at a place, alone',
  'cannot stay safe',
  'going to hurt someone',
  'armed and going for someone',
  'just attacked',
  'armed',
  'at the door',
  'dangerous one on the way or kicking off',
  'cornered for sex now',
  'a child ill or hurt',
  'a child left alone or neglected',
])
