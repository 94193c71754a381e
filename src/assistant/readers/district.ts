import type { District } from '../../domain/circumstances.ts'

/** Towns and parts of towns by district; the larger places young people name. */
const places: readonly (readonly [District, string])[] = [
  [
    'gloucester',
    'gloucester city|gloucester|glouc|gloucster|glos city|gloster|matson|tuffley|podsmead|quedgeley|hucclecote|kingsholm|tredworth|longlevens|abbeymead|barnwood|coney hill',
  ],
  [
    'cheltenham',
    'cheltenham|chelt|chelts|cheltnam|hesters way|whaddon|oakley|st pauls|leckhampton|prestbury',
  ],
  ['stroud', 'stroud|dursley|nailsworth|stonehouse|wotton under edge|cam|berkeley|minchinhampton'],
  [
    'cotswold',
    'cotswolds?|cirencester|ciren|tetbury|moreton in marsh|bourton on the water|stow on the wold|fairford|lechlade|northleach|chipping campden',
  ],
  [
    'tewkesbury',
    'tewkesbury|tewks|tewkesbry|bishops cleeve|winchcombe|brockworth|churchdown|innsworth',
  ],
  ['forest-of-dean', 'forest of dean|the forest|fod|coleford|cinderford|lydney|newent|mitcheldean'],
]
const elsewhere =
  'bristol|swindon|london|birmingham|brum|cardiff|newport|wales|worcester|hereford|oxford|bath|leeds|manchester|liverpool|sheffield|nottingham|leicester|coventry|plymouth|exeter|scotland|glasgow|southampton|reading|wiltshire|somerset|herefordshire|worcestershire|oxfordshire|birmingham|weston super mare'

const mine =
  '(?:live|living|livin|moved|moving|move|stay|staying|based|placed|from|im|i am|am|here|flat|house|room|place|hostel|bedsit|home|staying put)'
const others =
  /\b(?:my )?(?:mate|mates|friend|friends|mum|mums|dad|dads|sister|brother|nan|ex|cousin|boyfriend|girlfriend|bf|gf|worker|pa|partner|he|she|hes|shes|they|theyre)(?: \w+){0,4} $/
const denied = /\b(?:not|dont|never|didnt) (?:\w+ )?$/
const notAPlace =
  '(?! (?:council|city council|borough|hospital|royal|rugby|college|uni|road|street|park|services|team|library|station|homeseeker))'

const outside =
  /\b(?:(?:out|outside)(?: of)?(?: the)? (?:county|gloucestershire|glos|area)|out of county|not in (?:glos|gloucestershire|the county)|another county|different county)\b/
const livesThere = new RegExp(`\\b${mine}(?: \\w+){0,3} $`)

interface Place {
  readonly district: District
  /** The name and little else: the answer to 'where do you live?'. */
  readonly alone: RegExp
  /** The name after 'in', 'from' and the like. */
  readonly within: RegExp
}

const allPlaces: readonly Place[] = [...places, ['outside', elsewhere] as const].map(
  ([district, names]) => ({
    district,
    alone: new RegExp(
      `^(?:i |im |in |live |the |its |from )*(?:${names})(?: (?:pls|please|area|way|now|mate))*$`,
    ),
    within: new RegExp(
      `\\b(?:in|to|from|at|near|round|around|outside) (?:the )?(?:${names})\\b${notAPlace}`,
      'g',
    ),
  }),
)

/** Where the person lives, when the text says so of them, or names a place and little else. */
export function readDistrict(text: string): District | undefined {
  if (outside.test(text)) return 'outside'
  return allPlaces.find((place) => livesIn(text, place))?.district
}

/** 'council tax in stroud' asks about where they live, unless somebody else is named. */
function livesIn(text: string, { district, alone, within }: Place): boolean {
  if (alone.test(text)) return true
  return Array.from(text.matchAll(within)).some(({ index, 0: words }) => {
    const lead = text.slice(0, index)
    const asksOfIt = words.startsWith('in ') && /^(?: \?)*$/.test(text.slice(index + words.length))
    const theirs = lead === '' || livesThere.test(lead) || (asksOfIt && district !== 'outside')
    return theirs && !others.test(lead) && !denied.test(lead)
  })
}
