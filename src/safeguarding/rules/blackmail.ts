import { asksAboutHelp, fiction, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'

/** Told as past, as a subject, or by somebody who wants them taken down. */
const dealtWith = anyOf(
  past,
  study,
  fiction,
  asksAboutHelp,
  phrases('(how do i|how to|get) … (took down|taken down|take down)', 'report remove'),
)

/** Held to something by pictures: part of exploitation. The bare word is a subject, not an alarm. */
export const blackmail: readonly Rule[] = [
  {
    name: 'threatened with pictures',
    pattern: phrases(
      'blackmail(ed|ing|s)? …… (pictures|pics|nudes|photos|video|videos|more|snap|insta|money|naked)',
      '(post|share|send|leak|show|upload|put|sending|posting|sharing|leaking|expose|exposing) … (my|me|them|em|it|those|the) …… (nudes|pics|pictures|photos|video|videos|naked|vid)',
      '(nudes|pics|pictures|photos|video|videos|naked|vid) …… (post|share|send|leak|show|upload|expose|everyone|blackmail)',
    ),
    and: phrases(
      '(send|sending|want|wants|make|making) … (more|another|others) ?(pics|nudes|videos|pictures|photos)?',
      '(im|i am|only|was) (11|12|13|14|15|16|17)',
      '(blackmail|blackmailed|blackmailing|if i dont|if i didnt)',
      '(unless|if|or|until) … (meet|meet him|sleep with|have sex|do what|more nudes|more pics|more videos|come (to|over|round))',
      '(so scared|im scared|shaking|panicking|wanna die|dont know what to do|ruin my life|please help|cant tell|counting down|countdown|tonight|keeps asking for more|wont stop|paid (him|them) already|already paid|sent (him|them) money|hours)',
    ),
    unless: dealtWith,
  },
  {
    name: 'blackmailed',
    pattern: phrases(
      '(?<!(like|emotional|called|is) )(blackmail|blackmailing|blackmailed|sextortion|sextorted)',
    ),
    and: phrases(
      '(me|my|im|ive|i|we|us|being|he|hes|she|shes|they|theyre|guy|girl|man|lad|someone|person|mate|friend|brother|sister|help|scared)',
    ),
    unless: dealtWith,
  },
]
